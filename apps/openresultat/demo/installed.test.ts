// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { siegesDuConseil } from '../rules/conseil.js'
import { acces, regleInstalled, siegesMunicipaux, typeInstalled } from './installed.js'
import { typesLocaux } from './polls.js'
import { commune } from './town.js'

const script = readFileSync(new URL('../schema/0002-regles.sql', import.meta.url), 'utf8')

type Row = Readonly<Record<string, string | null>>

/** The rows that the script inserts into a table, each value as it is written. */
function inserted(table: string): readonly Row[] {
  const [, columns = '', values = ''] =
    new RegExp(`^INSERT INTO ${table} \\(([^)]+)\\) VALUES\\n([\\s\\S]+?\\));$`, 'm').exec(script) ?? []
  const names = columns.split(',').map((name) => name.trim())
  return [...values.matchAll(/^ {2}\(((?:'(?:[^']|'')*'|[^'()])*)\)/gm)].map(([, tuple = '']) => {
    const cells = [...tuple.matchAll(/'((?:[^']|'')*)'|[^,\s]+/g)].map(([bare, quoted]) => quoted ?? bare)
    expect(cells).toHaveLength(names.length)
    return Object.fromEntries(names.map((name, index) => [name, cells[index] === 'NULL' ? null : (cells[index] ?? '')]))
  })
}

const regles = inserted('regle_scrutin')
const types = inserted('type_election')
const effectifs = inserted('effectif_conseil')

/** Hundredths of a per cent, over ten thousand. */
const percent = (text: string | null | undefined) => {
  return { numerator: BigInt(Math.round(Number(text) * 100)), denominator: 10_000n }
}

describe('the rules of the installation', () => {
  it('have the keys that the demonstration refers to', () => {
    expect(Object.fromEntries(types.map(({ code, type_election }) => [code, Number(type_election)]))).toEqual(
      typeInstalled,
    )
    const codeOf = new Map(regles.map(({ regle_scrutin, code }) => [Number(regle_scrutin), code]))
    const { municipaleAvant2026, municipale, ...others } = regleInstalled
    expect([codeOf.get(municipaleAvant2026), codeOf.get(municipale)]).toEqual(['municipale', 'municipale'])
    for (const [code, key] of Object.entries(others)) expect(codeOf.get(key)).toBe(code)
    expect(codeOf.size).toBe(8)
  })

  it('have the figures with which the seats of the past were shared', () => {
    for (const key of [regleInstalled.municipaleAvant2026, regleInstalled.municipale, regleInstalled.communautaire]) {
      const rule = regles.find(({ regle_scrutin }) => Number(regle_scrutin) === key)
      expect(percent(rule?.['prime'])).toEqual(siegesMunicipaux.prime)
      expect(BigInt(rule?.['arrondi_inferieur_jusqua'] ?? '')).toBe(siegesMunicipaux.arrondiInferieurJusqua)
      expect(percent(rule?.['seuil'])).toEqual(siegesMunicipaux.seuil)
    }
  })

  it('have the figures that let one stand again', () => {
    for (const [code, expected] of Object.entries(acces)) {
      const rules = regles.filter((rule) => rule['code'] === code)
      expect(rules.length, code).toBeGreaterThan(0)
      for (const rule of rules) {
        const most = rule['maintien_au_plus']
        expect({
          maintien: percent(rule['maintien']),
          assiette: rule['maintien_assiette'],
          fusion: rule['fusion'] === null ? null : percent(rule['fusion']),
          auMoins: BigInt(rule['maintien_au_moins'] ?? ''),
          auPlus: most ? BigInt(most) : null,
          quorum: percent(rule['quorum']),
        }).toEqual(expected)
      }
    }
  })

  it('follow one another without a gap: the end is the first day out', () => {
    const municipales = regles.filter(({ code }) => code === 'municipale')
    expect(municipales.map((rule) => [rule['om_validite_debut'], rule['om_validite_fin']])).toEqual([
      [null, '2026-03-01'],
      ['2026-03-01', null],
    ])
  })

  it('say what the law says of each scrutin', () => {
    const told = regles.map(
      ({ code, mode, prime, arrondi_inferieur_jusqua: down, seuil, maintien, fusion, quorum }) => {
        return [code, mode, prime, down, seuil, maintien, fusion, quorum].join(' ')
      },
    )
    expect(told).toEqual([
      'municipale liste 50 4 5 10 5 0',
      'municipale liste 50 4 5 10 5 0',
      'communautaire liste 50 4 5 10 5 0',
      'departementale candidat 0 0 0 12.5  25',
      'legislative candidat 0 0 0 12.5  25',
      'presidentielle candidat 0 0 0 0  0',
      'europeenne liste 0 0 5 0  0',
      'regionale liste 25 0 5 10 5 0',
    ])
    expect(regles.filter(({ libelle, source }) => (libelle ?? '').length > 60 || (source ?? '').length > 250)).toEqual(
      [],
    )
    expect(
      types.filter(({ code, libelle }) => !/^[A-Z]{3,5}$/.test(code ?? '') || (libelle ?? '').length > 50),
    ).toEqual([])
    const codes = new Set(regles.map(({ code }) => code))
    expect(types.filter(({ regle }) => regle !== null && !codes.has(regle ?? ''))).toEqual([])
  })

  it('give the sizes of councils, to be confirmed', () => {
    const table = effectifs.map(({ population_avant: avant, sieges }) => {
      return { avant: avant ? BigInt(avant) : null, sieges: BigInt(sieges ?? '') }
    })
    expect(effectifs).toHaveLength(19)
    expect(siegesDuConseil(99n, table)).toBe(7n)
    expect(siegesDuConseil(100n, table)).toBe(11n)
    expect(siegesDuConseil(59_999n, table)).toBe(45n)
    expect(siegesDuConseil(300_000n, table)).toBe(69n)
    expect(siegesDuConseil(BigInt(commune.population), table)).toBe(BigInt(commune.siegesCm))
    expect(effectifs.map(({ complet_a_partir_de: enough }) => enough).filter((enough) => enough !== null)).toEqual([
      '5',
      '9',
      '13',
    ])
    expect(effectifs.every(({ a_confirmer: doubt }) => doubt === 'true')).toBe(true)
    expect(regles.every(({ a_confirmer: doubt }) => doubt === 'false')).toBe(true)
  })

  it('leave the sequences after the keys that were given, and the types of the town after both', () => {
    const next = [...script.matchAll(/^ALTER TABLE (\w+) ALTER COLUMN \1 RESTART WITH (\d+);$/gm)]
    expect(next.map(([, table, key]) => [table, Number(key)])).toEqual([
      ['regle_scrutin', regles.length + 1],
      ['effectif_conseil', effectifs.length + 1],
      ['type_election', types.length + 1],
    ])
    expect(typesLocaux.map(({ id }) => id)).toEqual([types.length + 1, types.length + 2])
  })
})
