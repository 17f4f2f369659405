// The conversation of npm openai's client of the younger generation, whoever's service it is.
import { Seen, add, tool, typed } from './stage.mjs';

export async function younger(realtime) {
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
}
