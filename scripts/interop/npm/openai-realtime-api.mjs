// npm openai-realtime-api: a client of the older generation that keeps a conversation of its own.
import { RealtimeClient } from 'openai-realtime-api';
import { Seen, add, address, note, speech, tool, verdict } from './stage.mjs';

await verdict('openai-realtime-api', async () => {
  const client = new RealtimeClient({ url: address, apiKey: 'key', model: 'gpt-4o-realtime-preview' });
  const seen = new Seen();
  client.on('realtime.event', ({ source, event }) => {
    if (source === 'server') seen.push(event);
  });
  client.on('conversation.updated', ({ delta }) => { if (delta?.audio) add('samples', delta.audio.length); });
  client.on('conversation.interrupted', () => note('interruptedEvent', true));
  client.on('conversation.item.completed', ({ item }) => {
    if (item.role === 'assistant' && item.formatted.transcript) note('transcript', item.formatted.transcript);
  });
  client.addTool({ type: 'function', ...tool }, async (given) => {
    note('tool', 'book');
    note('arguments', JSON.stringify(given));
    return { booked: true };
  });
  const type = (name) => [(event) => event.type === name, name];
  const speak = () => { for (const pcm of speech()) client.appendInputAudio(pcm); };

  await client.connect();
  await client.waitForSessionCreated();
  client.updateSession({ turn_detection: { type: 'server_vad' }, instructions: 'Be brief.' });
  await seen.next((event) => event.type === 'session.updated' && event.session.turn_detection, 'session.updated');
  client.sendUserMessageContent([{ type: 'input_text', text: 'Good day.' }]);
  note('greeted', (await seen.next(...type('response.done'))).response.status);

  speak();
  await seen.next(...type('response.created'));
  await seen.next(...type('response.audio.delta'));
  speak();
  const cut = (await seen.next(...type('response.done'))).response;
  note('interrupted', cut.status);
  note('reason', cut.status_details?.reason);
  await seen.next(...type('response.function_call_arguments.done'));
  await seen.next(...type('response.done'));
  note('answered', (await seen.next(...type('response.done'))).response.status);
});
