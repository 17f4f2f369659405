// npm rt-client: Azure's own client of its preview. It decides turns itself here, as its own samples do.
import { RTClient } from 'rt-client';
import { add, at, note, speech, tool, verdict } from './stage.mjs';

async function hear(response) {
  const said = { transcript: '', call: undefined };
  for await (const item of response) {
    if (item.type === 'function_call') {
      await item.waitForCompletion();
      said.call = item;
    } else {
      for await (const part of item) {
        if (part.type === 'audio') {
          const words = (async () => { for await (const text of part.transcriptChunks()) said.transcript += text; })();
          for await (const chunk of part.audioChunks()) add('audioBytes', chunk.length);
          await words;
        }
      }
    }
  }
  return said;
}

await verdict('rt-client', async () => {
  const client = new RTClient(new URL(`ws://${at.host}`), { key: 'key' }, { deployment: 'desk' });
  await client.init();
  note('session', await client.configure({
    instructions: 'Be brief.',
    turn_detection: null,
    input_audio_format: 'pcm16',
    output_audio_format: 'pcm16',
    tools: [{ type: 'function', ...tool }],
  }));
  await client.sendItem({ type: 'message', role: 'user', content: [{ type: 'input_text', text: 'Good day.' }] });
  const greeting = await client.generateResponse();
  note('transcript', (await hear(greeting)).transcript);
  note('greeted', greeting.status);

  for (const pcm of speech()) await client.sendAudio(new Uint8Array(pcm.buffer));
  await client.commitAudio();
  const answer = await client.generateResponse();
  await answer.cancel();
  note('interrupted', answer.status);
  note('reason', answer.statusDetails?.reason);

  await client.sendItem({ type: 'message', role: 'user', content: [{ type: 'input_text', text: 'At eight.' }] });
  const { call } = await hear(await client.generateResponse());
  note('tool', call.functionName);
  note('arguments', call.arguments);
  await client.sendItem({ type: 'function_call_output', call_id: call.callId, output: '{}' });
  const last = await client.generateResponse();
  await hear(last);
  note('answered', last.status);
});
