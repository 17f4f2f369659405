// npm openai: typed events of the older generation.
import OpenAI from 'openai';
import { OpenAIRealtimeWS } from 'openai/beta/realtime/ws';
import { Seen, add, at, plainSocket, tool, typed, verdict } from './stage.mjs';

await verdict('openai (beta)', async () => {
  const client = new OpenAI({ apiKey: 'key', baseURL: `https://${at.host}/v1` });
  const realtime = new OpenAIRealtimeWS(
    { model: 'gpt-4o-realtime-preview', options: { createConnection: plainSocket } },
    client,
  );
  const seen = new Seen();
  realtime.on('event', (event) => {
    if (event.type === 'response.audio.delta') add('audioBytes', Buffer.from(event.delta, 'base64').length);
    seen.push(event);
  });
  realtime.on('error', (error) => { if (!error.error) throw error; });
  await typed((event) => realtime.send(event), seen, {
    transcriptDone: 'response.audio_transcript.done',
    audioDelta: 'response.audio.delta',
    session: {
      modalities: ['text', 'audio'],
      instructions: 'Be brief.',
      voice: 'alloy',
      input_audio_format: 'pcm16',
      output_audio_format: 'g711_alaw',
      turn_detection: { type: 'server_vad' },
      tools: [{ type: 'function', ...tool }],
    },
  });
});
