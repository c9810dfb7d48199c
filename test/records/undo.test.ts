// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test } from 'vitest'
import { read, remove, undo, undoable } from '../../packages/openmairie/src/records/index.js'
import { applicationOver, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'

let base: Scratch
let app: TestApplication
beforeAll(async () => {
  base = await scratchDatabase(`
    CREATE TABLE acte (acte integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, nom text, mots text[], revu timestamptz NOT NULL DEFAULT now());
    INSERT INTO acte (nom, mots) VALUES ('Anne', '{"l''été",NULL,"a,b"}');
    CREATE TABLE piece (piece integer PRIMARY KEY, contenu bytea);
    INSERT INTO piece VALUES (1, '\\x00ff'), (2, NULL);
    CREATE FUNCTION revoir() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.revu = now(); RETURN NEW; END $$;
    CREATE TRIGGER revoir BEFORE INSERT OR UPDATE ON acte FOR EACH ROW EXECUTE FUNCTION revoir();`)
  app = await applicationOver(base.url)
})
afterAll(async () => {
  await app.database.close()
  await base.drop()
})
const one = { idempotencyKey: null, digests: null }

test('a number that the base alone gives comes back; what a trigger writes over is told', async () => {
  const acte = app.entity('acte')
  await remove(app.ctx, acte, ['1'], one)
  const reference = await undoable(app.ctx, acte, ['1'])
  expect(await undo(app.ctx, acte, reference ?? '')).toMatchObject({ kind: 'undone', key: ['1'], differing: ['revu'] })
  expect((await read(app.ctx, acte, ['1']))?.values).toMatchObject({
    acte: 1,
    nom: 'Anne',
    mots: ["l'été", null, 'a,b'],
  })
})

test('a deletion that took bytes away is not undone: the journal holds their number only', async () => {
  const piece = app.entity('piece')
  await remove(app.ctx, piece, ['1'], one)
  expect(await undoable(app.ctx, piece, ['1'])).toBeNull()
  await remove(app.ctx, piece, ['2'], one)
  expect(await undo(app.ctx, piece, (await undoable(app.ctx, piece, ['2'])) ?? '')).toMatchObject({ kind: 'undone' })
})
