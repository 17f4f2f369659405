// npm openai: typed events of the younger generation.
import OpenAI from 'openai';
import { OpenAIRealtimeWS } from 'openai/realtime/ws';
import { at, plainSocket, verdict } from './stage.mjs';
import { younger } from './younger.mjs';

await verdict('openai (GA)', () => {
  const client = new OpenAI({ apiKey: 'key', baseURL: `https://${at.host}/v1` });
  return younger(new OpenAIRealtimeWS({ model: 'gpt-realtime', options: { createConnection: plainSocket } }, client));
});
