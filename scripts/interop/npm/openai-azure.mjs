// npm openai with Azure: its address, its key in a header of its own, a deployment for a model; the younger generation's events.
import { AzureOpenAI } from 'openai';
import { OpenAIRealtimeWS } from 'openai/realtime/ws';
import { at, plainSocket, verdict } from './stage.mjs';
import { younger } from './younger.mjs';

await verdict('openai (Azure)', async () => {
  const client = new AzureOpenAI({ apiKey: 'key', endpoint: `https://${at.host}`, apiVersion: 'v1' });
  return younger(await OpenAIRealtimeWS.azure(client, {
    deploymentName: 'desk',
    options: { createConnection: plainSocket },
  }));
});
