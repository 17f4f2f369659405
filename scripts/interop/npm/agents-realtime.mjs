// npm @openai/agents-realtime: a client of the younger generation that checks every event against its schema.
//   node agents-realtime.mjs ADDRESS [MODEL] [VOICE]
import { OpenAIRealtimeWebSocket } from '@openai/agents-realtime';
import { Seen, add, address, note, speech, tool, verdict } from './stage.mjs';

const [, model = 'gpt-realtime', voice = 'marin'] = process.argv.slice(2);

await verdict(`@openai/agents-realtime (${model})`, async () => {
  const transport = new OpenAIRealtimeWebSocket({ useInsecureApiKey: true });
  const seen = new Seen();
  const type = (name) => [(event) => event.type === name, name];
  transport.on('*', (event) => seen.push(event));
  transport.on('audio', ({ data }) => add('audioBytes', data.byteLength));
  transport.on('audio_interrupted', () => note('interruptedEvent', true));
  transport.on('audio_transcript_delta', () => note('transcript', true));
  transport.on('function_call', (call) => {
    note('tool', call.name);
    note('arguments', call.arguments);
    transport.sendFunctionCallOutput(call, '{}', true);
  });
  transport.on('error', (error) => seen.push({ type: 'client error', error }));
  const speak = () => { for (const pcm of speech()) transport.sendAudio(pcm.buffer); };

  await transport.connect({
    apiKey: 'key',
    url: `${address}?model=${model}`,
    initialSessionConfig: {
      instructions: 'Be brief.',
      tools: [{ type: 'function', strict: false, ...tool }],
      audio: { input: { turnDetection: { type: 'server_vad' } }, output: { voice } },
    },
  });
  note('session', (await seen.next(...type('session.updated'))).session);
  transport.sendMessage('Good day.', {});
  note('greeted', (await seen.next(...type('response.done'))).response.status);

  speak();
  await seen.next(...type('response.created'));
  await seen.next(...type('response.output_audio.delta'));
  speak();
  const cut = (await seen.next(...type('response.done'))).response;
  note('interrupted', cut.status);
  note('reason', cut.status_details?.reason);
  await seen.next(...type('response.function_call_arguments.done'));
  await seen.next(...type('response.done'));
  note('answered', (await seen.next(...type('response.done'))).response.status);
  note("clientErrors", seen.has((event) => event.type === "client error"));
});
