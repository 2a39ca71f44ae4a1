import { beforeEach, expect, test } from '@jest/globals';
import { World } from '../../src/sandbox/world.js';
import { Receiver } from './webhook-receiver.js';

let receiver: Receiver;
/** One that ends, and one that goes on. */
let ended: World;
let other: World;

beforeEach(async () => {
  receiver = await Receiver.start();
  [ended, other] = [openWorld(), openWorld()];
});

function openWorld(): World {
  const world = new World({ webhookRetryScale: 0 });
  world.addTarget({ target: receiver.target, secret: 'a secret' });
  return world;
}

/** What a request causes whose handling is done. */
function say(world: World, text: string): void {
  for (const tenant of world.tenants)
    world.emitter(tenant, new Date())('conversation:message', () => ({
      message: { content: { text } },
    }));
}

test('a request that is still handled while its sandbox is closed causes no delivery', async () => {
  ended.stop();
  say(ended, 'too late');
  say(other, 'in time');
  await receiver.has(1);

  expect(receiver.texts).toEqual(['in time']);
});

test('a request whose connection was cut is not handled later once its sandbox is closed', async () => {
  ended.stop();
  for (const world of [ended, other])
    world.lateWork.schedule(0, () => {
      say(other, world === ended ? 'too late' : 'in time');
      return Promise.resolve();
    });
  await receiver.has(1);

  expect(receiver.texts).toEqual(['in time']);
});

test('a request that is still handled while its sandbox is reset causes deliveries', async () => {
  ended.reset();
  say(ended, 'after the reset');
  await receiver.has(1);

  expect(receiver.texts).toEqual(['after the reset']);
});
