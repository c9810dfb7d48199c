// SPDX-License-Identifier: EUPL-1.2
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Cell, Source } from '../../packages/openmairie/src/spreadsheets/contract.js'
import { writeXlsx } from '../../packages/openmairie/src/spreadsheets/write/xlsx.js'
import { bytesFile, odsFile } from '../spreadsheets/files.js'

/** Three spreadsheets as a town's services keep them. All that they tell is invented. */

const pick = <T>(values: readonly T[], at: number): T => {
  const value = values[at % values.length]
  if (value === undefined) throw new Error('nothing to pick')
  return value
}
const day = (at: number): string => new Date(Date.UTC(2024, 0, 3) + at * 86_400_000 * 5).toISOString().slice(0, 10)
const french = (iso: string): string => iso.split('-').reverse().join('/')
const number = (value: number | string): Cell => ({ kind: 'number', text: String(value) })

/** Requests to the roads service: titles above, names spelt in several ways, telephones that are numbers, a total below. */
export async function roads(folder: string): Promise<Source> {
  const quarters = ['Centre', 'Les Ormes', 'centre', 'La Gare', 'LES ORMES ', 'Bellevue']
  const kinds = ['Nid-de-poule', 'Éclairage', 'Trottoir', 'Eclairage', 'Signalisation']
  async function* rows(): AsyncIterable<readonly Cell[]> {
    yield ['Service voirie – relevé des demandes']
    yield []
    yield [
      'N°',
      'Date de la demande',
      'Demandeur',
      'Téléphone',
      'Adresse',
      'Code postal',
      'Quartier',
      'Nature',
      'Urgent',
      'Intervention le',
      'Coût TTC',
      'Observations',
    ]
    for (let at = 0; at < 60; at++)
      yield [
        number(1001 + at),
        { kind: 'date', text: day(at) },
        `${pick(['Mme Durand', 'M. Petit', 'Mme Roux', 'M. Faure'], at)} ${at}`,
        number(563_000_000 + at * 7919),
        `${at + 1} rue des Lilas`,
        number('01000'.replace(/^0/, '')),
        pick(quarters, at * 7),
        pick(kinds, at),
        at % 9 === 0 ? 'x' : null,
        at % 3 === 0 ? null : { kind: 'date', text: day(at + 2) },
        at % 3 === 0 ? null : number((at * 37.5).toFixed(2).replace(/\.?0+$/, '') || '0'),
        at % 11 === 0 ? 'À revoir\navec le riverain' : null,
      ]
    yield ['Total', null, null, null, null, null, null, null, null, null, number('12345.5')]
  }
  const path = join(folder, 'voirie 2024.xlsx')
  await pipeline(
    Readable.from(writeXlsx({ name: 'Demandes', heading: ['Commune de Saint-Exemple'], widths: [20], rows: rows() })),
    createWriteStream(path),
  )
  return { path, name: 'voirie 2024.xlsx' }
}

/** Subsidies to associations, as another program writes them: Windows-1252, decimal commas, a date that is none. */
export function subsidies(folder: string): Source {
  const themes = ['Sport', 'Culture', 'Social', 'Fêtes', 'Environnement']
  const lines = Array.from({ length: 48 }, (_, at) =>
    [
      `Association ${pick(['des Amis', 'sportive', 'musicale', 'du Patrimoine'], at)} n° ${at + 1}`,
      `${pick(['Élise', 'Noël', 'Zoé', 'Léo'], at)} ${pick(['Garçon', 'Lefèvre', 'Muñoz'], at)}`,
      `contact${at}@exemple.fr`,
      `${String(at).padStart(3, '0')} 456 789 00012`,
      pick(themes, at * 3),
      `${(at + 1) * 250},00 €`,
      at % 4 === 0
        ? ''
        : `${((at + 1) * 187.5).toLocaleString('fr-FR', { minimumFractionDigits: 2 }).replace(/\s/g, ' ')} €`,
      at === 20 ? 'à voir' : french(day(at)),
      at % 5 === 0 ? 'non' : 'oui',
    ].join(';'),
  )
  const text = [
    'Association;Président;Courriel;SIRET;Thématique;Montant demandé;Montant accordé;Date du vote;Convention signée',
    ...lines,
    'Total;;;;;294 000,00 €;;;',
  ].join('\r\n')
  const bytes = Buffer.from(text.replace(/€/g, '\x80').replace(/[\u0100-\uffff]/g, '?'), 'latin1')
  return bytesFile(folder, 'subventions.csv', bytes)
}

/** The cabinet of keys: a sheet of keys, a sheet of loans that names them by number, a hidden sheet of lists. */
export function keys(folder: string): Promise<Source> {
  const text = (words: string): string =>
    words === ''
      ? '<table:table-cell/>'
      : `<table:table-cell office:value-type="string"><text:p>${words}</text:p></table:table-cell>`
  const date = (iso: string): string =>
    iso === '' ? '<table:table-cell/>' : `<table:table-cell office:value-type="date" office:date-value="${iso}"/>`
  const figure = (value: number): string => `<table:table-cell office:value-type="float" office:value="${value}"/>`
  const row = (...cells: string[]): string => `<table:table-row>${cells.join('')}</table:table-row>`
  const buildings = ['Mairie', 'École Jean-Macé', 'Gymnase', 'Salle des fêtes']
  const keyRows = Array.from({ length: 30 }, (_, at) =>
    row(
      text(`C${String(at + 1).padStart(3, '0')}`),
      text(`Porte ${at + 1}`),
      text(pick(buildings, at)),
      figure(1 + (at % 4)),
    ),
  )
  const loans = Array.from({ length: 80 }, (_, at) =>
    row(
      text(`C${String(1 + ((at * 7) % 30)).padStart(3, '0')}`),
      text(pick(['Anne Martin', 'Bruno Leroy', 'Chloé Simon'], at) + (at % 2 ? '' : ` (${at})`)),
      text(pick(['Technique', 'Scolaire', 'Sports', 'technique'], at)),
      date(day(at)),
      date(at % 6 === 0 ? '' : day(at + 1)),
    ),
  )
  const blank =
    '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
  return odsFile(
    folder,
    'armoire à clés.ods',
    `<table:table table:name="Clés">${row(text('N° de clé'), text('Désignation'), text('Bâtiment'), text('Exemplaires'))}${keyRows.join('')}${blank}</table:table>
     <table:table table:name="Emprunts">${row(text('N° de clé'), text('Emprunteur'), text('Service'), text('Sortie le'), text('Rendue le'))}${loans.join('')}${blank}</table:table>
     <table:table table:name="Listes" table:style-name="cachee">${row(text('Services'))}${row(text('Technique'))}</table:table>`,
    '<style:style style:name="cachee" style:family="table"><style:table-properties table:display="false"/></style:style>',
  )
}
