// SPDX-License-Identifier: EUPL-1.2
import { create, read, remove, update } from '../../../packages/openmairie/src/records/index.js'
import { applicationOver } from '../../support/application.js'

/** A process that writes without end until it is killed: addresses of the base and of the instance, first key. */
const [base = '', instance = '', first = '0'] = process.argv.slice(2)
const app = await applicationOver(base, {}, instance)
const entity = app.entity('agent')
const options = () => ({ digests: null, idempotencyKey: crypto.randomUUID() })

/** Each writes on records of its own: that lines of one record have an order is the engine's affair. */
async function writeOn(start: number): Promise<void> {
  for (let key = start; ; key += 4) {
    const one = [String(key)]
    await create(app.ctx, entity, { agent: String(key), nom: `né ${key}`, note: '1.50' }, options())
    await update(app.ctx, entity, one, { nom: `changé ${key}` }, options())
    if (key % 3 === 0 && (await read(app.ctx, entity, one)) !== null) await remove(app.ctx, entity, one, options())
  }
}

await create(app.ctx, entity, { agent: String(Number(first) + 9999), nom: 'premier' }, options())
process.stdout.write('ready\n')
await Promise.all([0, 1, 2, 3].map((place) => writeOn(Number(first) + place)))
