// What the conversations have in common: the caller's voice, waiting with a bound, and the verdict on one line of JSON.
import net from 'node:net';

export const [address = 'ws://127.0.0.1:8080/v1/realtime'] = process.argv.slice(2);
export const at = new URL(address);
export const tool = {
  name: 'book',
  description: 'Books a table.',
  parameters: { type: 'object', properties: { at: { type: 'string' } } },
};

/** Most of a second of a loud tone and more than a second of silence behind it, in pieces of 20 ms of PCM16 at 24 kHz. */
export function* speech() {
  for (let piece = 0; piece < 110; piece++) {
    const pcm = new Int16Array(480);
    if (piece < 45) {
      pcm.forEach((_, i) => { pcm[i] = 9000 * Math.sin((2 * Math.PI * 500 * (piece * 480 + i)) / 24000); });
    }
    yield pcm;
  }
}

export const base64 = (pcm) => Buffer.from(pcm.buffer, pcm.byteOffset, pcm.byteLength).toString('base64');

/** Packages that insist on TLS get a plain socket for it. */
export const plainSocket = () => net.connect({ host: at.hostname, port: Number(at.port) });

const facts = {};
export const note = (name, value) => { facts[name] = value; };
export const add = (name, value) => { facts[name] = (facts[name] ?? 0) + value; };

/** Everything seen so far of some kind of thing, and waiting for the next that is wanted. */
export class Seen {
  #all = [];
  #from = 0;
  #waiting = [];

  push(event) {
    this.#all.push(event);
    this.#waiting.splice(0).forEach((wake) => wake());
  }

  async next(wanted, what) {
    const deadline = Date.now() + 30000;
    for (;;) {
      while (this.#from < this.#all.length) {
        const event = this.#all[this.#from++];
        if (wanted(event)) return event;
      }
      const left = deadline - Date.now();
      if (left <= 0) throw new Error(`no ${what} in ${JSON.stringify(this.#all.map((e) => e.type ?? e)).slice(0, 1500)}`);
      await new Promise((wake) => {
        const timer = setTimeout(wake, left);
        this.#waiting.push(() => { clearTimeout(timer); wake(); });
      });
    }
  }

  has(wanted) {
    return this.#all.some(wanted);
  }
}

/** Runs the conversation and ends the process with its verdict. */
export async function verdict(client, conversation) {
  process.on('uncaughtException', (e) => end(client, e));
  process.on('unhandledRejection', (e) => end(client, e));
  try {
    await conversation();
    end(client);
  } catch (e) {
    end(client, e);
  }
}

function end(client, failure) {
  if (failure) facts.failure = String(failure?.stack ?? failure?.message ?? failure).slice(0, 1500);
  console.log(JSON.stringify({ client, ...facts }));
  process.exit(failure ? 1 : 0);
}

/** The conversation of a client that only types the events: greeting, a turn, an interruption, a call of a function. */
export async function typed(send, seen, words) {
  const type = (name) => [(event) => event.type === name, name];
  const done = () => seen.next(...type('response.done'));
  const speak = () => { for (const pcm of speech()) send({ type: 'input_audio_buffer.append', audio: base64(pcm) }); };

  await seen.next(...type('session.created'));
  send({ type: 'session.update', session: words.session });
  note('session', (await seen.next(...type('session.updated'))).session);
  send({ type: 'response.create', response: { instructions: 'Greet the caller.' } });
  const item = (await seen.next(...type(words.transcriptDone))).item_id;
  note('greeted', (await done()).response.status);

  speak();
  await seen.next(...type('input_audio_buffer.speech_started'));
  await seen.next(...type('input_audio_buffer.committed'));
  await seen.next(...type('response.created'));
  await seen.next(...type(words.audioDelta));
  speak();
  const cut = (await done()).response;
  note('interrupted', cut.status);
  note('reason', cut.status_details?.reason);

  const call = await seen.next(...type('response.function_call_arguments.done'));
  note('tool', call.name ?? 'book');
  note('arguments', call.arguments);
  await done();
  send({ type: 'conversation.item.create', item: { type: 'function_call_output', call_id: call.call_id, output: '{}' } });
  send({ type: 'response.create' });
  note('answered', (await done()).response.status);

  send({ type: 'conversation.item.truncate', item_id: item, content_index: 0, audio_end_ms: 100 });
  note('truncated', (await seen.next(...type('conversation.item.truncated'))).audio_end_ms);
  send({ type: 'conversation.item.retrieve', item_id: item });
  note('remembered', (await seen.next(...type('conversation.item.retrieved'))).item.content[0].transcript);
  send({ type: 'response.cancel' });
  note('idleCancel', (await seen.next(...type('error'))).error.code);
}
