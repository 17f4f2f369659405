// npm openai: typed events of the younger generation.
import OpenAI from 'openai';
import { OpenAIRealtimeWS } from 'openai/realtime/ws';
import { Seen, add, at, plainSocket, tool, typed, verdict } from './stage.mjs';

await verdict('openai (GA)', async () => {
  const client = new OpenAI({ apiKey: 'key', baseURL: `https://${at.host}/v1` });
  const realtime = new OpenAIRealtimeWS({ model: 'gpt-realtime', options: { createConnection: plainSocket } }, client);
  const seen = new Seen();
  realtime.on('event', (event) => {
    if (event.type === 'response.output_audio.delta') add('audioBytes', Buffer.from(event.delta, 'base64').length);
    seen.push(event);
  });
  realtime.on('error', (error) => { if (!error.error) throw error; });
  await typed((event) => realtime.send(event), seen, {
    transcriptDone: 'response.output_audio_transcript.done',
    audioDelta: 'response.output_audio.delta',
    session: {
      type: 'realtime',
      output_modalities: ['audio'],
      instructions: 'Be brief.',
      audio: {
        input: { format: { type: 'audio/pcm', rate: 24000 }, turn_detection: { type: 'server_vad' } },
        output: { format: { type: 'audio/pcmu' }, voice: 'marin' },
      },
      tools: [{ type: 'function', ...tool }],
    },
  });
});
