// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest'
import type { Scrutin } from '../soiree/etat.js'
import { fichierPrefecture, typeDeTransmission } from './prefecture.js'
import { type Presentation, presentationCsv, presentationFixe } from './prefecture-presentation.js'
import { arville, bureau, liste } from './testing/arville.js'

const decoupage = {
  cantons: [{ canton: 1, code_prefecture: '07' }],
  circonscriptions: [{ circonscription: 1, code: '03' }],
}
const complet: Scrutin = {
  ...arville,
  listes: [liste(1, 'Arville ensemble', 'LDVG'), liste(2, 'Vivre Arville', 'LDVD')],
  bureaux: [
    bureau(1, 'valide', [912, 548, 9, 6, 533], [300, 233]),
    bureau(2, 'arrive', [780, 401, 5, 8, 388], [195, 193]),
  ],
}

function texte(scrutin: Scrutin, presentation: Presentation, type: 'initial' | 'rectificatif' = 'initial'): string {
  const fichier = fichierPrefecture(scrutin, decoupage, presentation, type)
  return fichier.ok ? fichier.texte : fichier.manques.join('\n')
}

describe('the file for the préfecture', () => {
  test('by fields of fixed width: the commune, then each bureau and its lists', () => {
    expect(texte(complet, presentationFixe)).toBe(
      [
        'EIMUN22026032201 004000202',
        'B03 07 00010000091200000548000000090000000600000533',
        'L0001D1          00000300',
        'L0001D2          00000233',
        'B03 07 00020000078000000401000000050000000800000388',
        'L0002D1          00000195',
        'L0002D2          00000193',
        '',
      ].join('\r\n'),
    )
  })

  test('as a CSV', () => {
    expect(texte(complet, presentationCsv)).toBe(
      [
        'transmission;election;tour;date;departement;commune;circonscription;canton;bureau;inscrits;votants;blancs;nuls;exprimes;depot;voix',
        'initial;MUN;2;22/03/2026;01;004;03;07;0001;912;548;9;6;533;D1;300',
        'initial;MUN;2;22/03/2026;01;004;03;07;0001;912;548;9;6;533;D2;233',
        'initial;MUN;2;22/03/2026;01;004;03;07;0002;780;401;5;8;388;D1;195',
        'initial;MUN;2;22/03/2026;01;004;03;07;0002;780;401;5;8;388;D2;193',
        '',
      ].join('\r\n'),
    )
  })

  test('as whoever asks for it lays it out: totals, another separator, no headings', () => {
    const lignes = {
      commune: [{ texte: 'TOTAL' }, { donnee: 'inscrits' }, { donnee: 'abstentions' }, { donnee: 'exprimes' }],
      bureau: [{ donnee: 'bureau' }, { donnee: 'abstentions' }],
      liste: null,
    } as const
    expect(texte(complet, { forme: 'csv', separateur: ',', entetes: null, lignes })).toBe(
      'TOTAL,1692,743,921\r\n0001,364\r\n0002,379\r\n',
    )
  })

  test('has the digest of its text', () => {
    const lignes = { commune: [{ texte: 'abc' }], bureau: null, liste: null }
    expect(
      fichierPrefecture(complet, decoupage, { forme: 'csv', separateur: ';', entetes: null, lignes }, 'initial'),
    ).toEqual({
      ok: true,
      type: 'initial',
      texte: 'abc\r\n',
      empreinte: '552bab6864c7a7b69a502ed1854b9245c0e1a30f008aaa0b281da62585fdb025',
    })
  })

  test('does not cut what is too long for its field', () => {
    const depot = complet.listes.map((one) => ({
      ...one,
      inscription: { ...one.inscription, code_depot: 'D-2026-0000012' },
    }))
    expect(texte({ ...complet, listes: depot }, presentationFixe)).toBe(
      '«\u00a0D-2026-0000012\u00a0» ne tient pas dans le champ «\u00a0depot\u00a0», large de 12\u00a0: ' +
        'élargissez-le dans la présentation du fichier de la préfecture.',
    )
  })

  test('takes the canton of the poll, and the circonscription of the poll or of the commune, where the bureau has none', () => {
    const [first] = complet.bureaux
    const bureaux = first ? [{ ...first, bureau: { ...first.bureau, canton: null, circonscription: null } }] : []
    const lignes = {
      commune: null,
      bureau: [{ donnee: 'circonscription' }, { donnee: 'canton' }],
      liste: null,
    } as const
    const commune = complet.commune && { ...complet.commune, circonscription: '12' }
    const shown = (circonscription: number | null) =>
      texte(
        { ...complet, commune, bureaux, election: { ...complet.election, canton: 1, circonscription } },
        { forme: 'csv', separateur: ';', entetes: null, lignes },
      )
    expect([shown(1), shown(null)]).toEqual(['03;07\r\n', '12;07\r\n'])
  })
})

describe('after a correction', () => {
  const [first, second] = complet.bureaux
  const corrected = bureau(2, 'valide', [780, 401, 5, 8, 388], [196, 192])
  const before = fichierPrefecture(complet, decoupage, presentationCsv, typeDeTransmission([]))

  test('the file is «rectificatif», and its digest another', () => {
    const after = fichierPrefecture(
      { ...complet, bureaux: first && second ? [first, corrected] : [] },
      decoupage,
      presentationCsv,
      typeDeTransmission([{ type: 'initial' }]),
    )
    expect(before.ok && before.type).toBe('initial')
    expect(after.ok && after.type).toBe('rectificatif')
    expect(after.ok && after.texte).toContain('rectificatif;MUN;2;22/03/2026;01;004;03;07;0002;780;401;5;8;388;D1;196')
    expect(after.ok && before.ok && after.empreinte !== before.empreinte).toBe(true)
  })

  test('and remains it', () => {
    expect(typeDeTransmission([{ type: 'initial' }, { type: 'rectificatif' }])).toBe('rectificatif')
    expect(texte(complet, presentationFixe, 'rectificatif').slice(0, 5)).toBe('ERMUN')
  })
})

describe('what is missing is named, with where to fill it in', () => {
  test('codes, numbers of deposit and results, all at once', () => {
    const [one, other] = complet.listes
    const fichier = fichierPrefecture(
      {
        ...complet,
        commune: null,
        bureaux: [
          ...complet.bureaux,
          bureau(4, 'erreur', [912, 548, 9, 6, 533], [300, 232]),
          bureau(5, 'attente', [700, 0, 0, 0, 0], null),
        ],
        listes: one && other ? [one, { ...other, inscription: { ...other.inscription, code_depot: null } }] : [],
      },
      { cantons: [], circonscriptions: [] },
      presentationCsv,
      'initial',
    )
    expect(fichier).toEqual({
      ok: false,
      manques: [
        'Le code du département manque\u00a0: remplissez «\u00a0Département\u00a0» dans la fiche de la commune.',
        'Le code de la commune manque\u00a0: remplissez «\u00a0Code commune (Insee)\u00a0» dans la fiche de la commune.',
        'Le résultat manque pour les bureaux 0004, 0005\u00a0: saisissez-le, sans erreur, dans la grille de la soirée.',
        'Le code de la circonscription manque pour les bureaux 0001, 0002, 0004, 0005\u00a0: choisissez-la dans la fiche du bureau, ou remplissez «\u00a0Circonscription\u00a0» dans la fiche de la commune.',
        'Le code du canton manque pour les bureaux 0001, 0002, 0004, 0005\u00a0: choisissez-le dans la fiche du bureau, ou dans celle du scrutin.',
        'Le numéro de dépôt de la liste n°\u00a02, Vivre Arville, manque\u00a0: remplissez «\u00a0Numéro de dépôt\u00a0» dans sa fiche, depuis celle du scrutin.',
      ],
    })
  })

  test('a single bureau, and a code that is blank', () => {
    const cantons = [{ canton: 1, code_prefecture: ' ' }]
    expect(
      fichierPrefecture(
        { ...complet, bureaux: complet.bureaux.slice(0, 1) },
        { ...decoupage, cantons },
        presentationCsv,
        'initial',
      ),
    ).toEqual({
      ok: false,
      manques: [
        'Le code du canton manque pour le bureau 0001\u00a0: choisissez-le dans la fiche du bureau, ou dans celle du scrutin.',
      ],
    })
  })

  test('a poll of no bureau and no list', () => {
    expect(fichierPrefecture({ ...complet, bureaux: [], listes: [] }, decoupage, presentationCsv, 'initial')).toEqual({
      ok: false,
      manques: [
        'Le scrutin n’a aucun bureau\u00a0: ajoutez-les dans la fiche du scrutin.',
        'Le scrutin n’a aucune liste\u00a0: ajoutez-les dans la fiche du scrutin.',
      ],
    })
  })
})
