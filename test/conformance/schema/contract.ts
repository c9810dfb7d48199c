// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Column, Engine, Schema, Table } from '../../../packages/openmairie/src/model/schema.js'

/** A database of an engine on which its own spelling of the contract's tables has been run. */
export interface ContractBase {
  read(): Promise<Schema>
  drop(): Promise<void>
}

/**
 * What every schema reader says of the same tables, whatever the engine:
 *
 * - `commune`: key fed by the engine; `libelle` string of 30, required; `code` string of 5, unique; `population` with a check that it is positive
 * - `agent`: key fed by the engine; `nom` required; `naissance` date; `taux` decimal(5,2) default 1; `commune` and `commune_naissance` → commune
 *   (set null on delete); `chef` → agent; index `agent_nom_idx` on (nom, prenom); unique (nom, naissance)
 * - `mission`: key (annee, code), in this order, where the columns stand the other way
 * - `etape`: key typed by the user; (annee, code) → mission, cascade on delete
 * - `trace`: no key
 * - `bilan`: a view
 */
export function schemaContract(
  engine: Engine,
  open: () => Promise<ContractBase>,
  { textLength = null, leftOut = false }: { readonly textLength?: number | null; readonly leftOut?: boolean } = {},
): void {
  describe.skipIf(leftOut)(`the schema reader of ${engine}`, () => {
    let base: ContractBase
    let schema: Schema
    beforeAll(async () => {
      base = await open()
      schema = await base.read()
    })
    afterAll(() => base.drop())
    const table = (name: string): Table => {
      const found = schema.tables.find((each) => each.name === name)
      if (!found) throw new Error(`No table ${name}`)
      return found
    }
    const column = (of: string, name: string): Column => {
      const found = table(of).columns.find((each) => each.name === name)
      if (!found) throw new Error(`No column ${of}.${name}`)
      return found
    }

    test('tables and views come sorted by name, with their kind', () => {
      expect(schema.engine).toBe(engine)
      expect(schema.tables.map(({ name, kind }) => [name, kind])).toEqual([
        ['agent', 'table'],
        ['bilan', 'view'],
        ['commune', 'table'],
        ['etape', 'table'],
        ['mission', 'table'],
        ['trace', 'table'],
      ])
    })

    test('columns come in the order of the table, with their family, length and obligation', () => {
      expect(table('agent').columns.map(({ name, type, length, nullable }) => [name, type, length, nullable])).toEqual([
        ['agent', 'integer', null, false],
        ['nom', 'string', 30, false],
        ['prenom', 'string', 30, true],
        ['naissance', 'date', null, true],
        ['taux', 'decimal', null, true],
        ['commune', 'integer', null, true],
        ['commune_naissance', 'integer', null, true],
        ['chef', 'integer', null, true],
        ['observation', 'text', textLength, true],
      ])
      expect(column('agent', 'taux')).toMatchObject({ precision: 5, scale: 2 })
      expect(column('agent', 'taux').default).toMatch(/^'?1/)
      expect(column('agent', 'nom').default).toBeNull()
    })

    test('keys: fed by the engine, of several columns in their own order, typed, none', () => {
      expect(table('commune').primaryKey).toEqual(['commune'])
      const fed = column('commune', 'commune')
      expect(fed.identity !== null || fed.sequence !== null).toBe(true)
      expect(table('mission').columns.map(({ name }) => name)).toEqual(['code', 'annee', 'objet'])
      expect(table('mission').primaryKey).toEqual(['annee', 'code'])
      expect(table('etape').primaryKey).toEqual(['etape'])
      expect(column('etape', 'etape')).toMatchObject({ identity: null, sequence: null })
      expect(table('trace').primaryKey).toBeNull()
      expect(table('bilan').primaryKey).toBeNull()
    })

    test('foreign keys: several to one table, to itself, of several columns, with what follows a deletion', () => {
      const keys = table('agent').foreignKeys.map(({ columns, target, onDelete }) => [
        columns,
        target.table,
        target.columns,
        onDelete,
      ])
      expect(keys.sort()).toEqual([
        [['chef'], 'agent', ['agent'], 'no action'],
        [['commune'], 'commune', ['commune'], 'set null'],
        [['commune_naissance'], 'commune', ['commune'], 'no action'],
      ])
      expect(table('etape').foreignKeys).toMatchObject([
        { columns: ['annee', 'code'], target: { table: 'mission', columns: ['annee', 'code'] }, onDelete: 'cascade' },
      ])
    })

    test('uniques and indexes', () => {
      const uniques = (name: string) => table(name).uniques.map(({ columns, where }) => ({ columns, where }))
      expect(uniques('commune')).toEqual([{ columns: ['code'], where: null }])
      expect(uniques('agent')).toEqual([{ columns: ['nom', 'naissance'], where: null }])
      const index = table('agent').indexes.find(({ name }) => name === 'agent_nom_idx')
      expect(index).toMatchObject({ columns: ['nom', 'prenom'], unique: false, where: null })
    })

    test('checks, with the columns that they read', () => {
      expect(table('commune').checks).toMatchObject([{ columns: ['population'] }])
      expect(table('commune').checks[0]?.expression).toMatch(/population.*>=? *0/)
    })

    test('two readings of one base are equal, byte for byte', async () => {
      expect(JSON.stringify(await base.read())).toBe(JSON.stringify(schema))
    })
  })
}
