// SPDX-License-Identifier: EUPL-1.2
import type { Transmission } from '../gen/transmission.js'
import { bureauxArrives, type Scrutin } from '../soiree/etat.js'
import { ecrireCsv } from './csv.js'
import { empreinte } from './empreinte.js'
import { donneesBureau, donneesCommune, donneesListe } from './prefecture-donnees.js'
import { type Decoupage, manques } from './prefecture-manques.js'
import type { Champ, Gabarit, Lignes, Presentation } from './prefecture-presentation.js'

/** The file for the préfecture, or French sentences: what is missing, and where to fill it in. */
export type FichierPrefecture =
  | {
      readonly ok: true
      readonly type: Transmission['type']
      readonly texte: string
      /** SHA-256 of the text in UTF-8. */
      readonly empreinte: string
    }
  | { readonly ok: false; readonly manques: readonly string[] }

/** A poll that was sent once is only ever corrected. */
export function typeDeTransmission(faites: readonly Pick<Transmission, 'type'>[]): Transmission['type'] {
  return faites.length === 0 ? 'initial' : 'rectificatif'
}

/**
 * The results of a poll for the préfecture, bureau by bureau, laid out as it takes them, lines ended by CRLF. Not made before all
 * bureaux have arrived, nor without the codes of département, commune, circonscription and canton and the number under which
 * each list was registered.
 */
export function fichierPrefecture(
  scrutin: Scrutin,
  decoupage: Decoupage,
  presentation: Presentation,
  type: Transmission['type'],
): FichierPrefecture {
  const missing = manques(scrutin, decoupage)
  if (missing.length > 0) return { ok: false, manques: missing }
  if (presentation.forme === 'csv') {
    const { entetes, separateur, lignes } = presentation
    const rows = remplir(lignes, scrutin, decoupage, type).map((row) => row.map(({ valeur }) => valeur))
    return signer(type, ecrireCsv(entetes ? [entetes, ...rows] : rows, separateur))
  }
  const rows = remplir(presentation.lignes, scrutin, decoupage, type)
  const tooLong = new Set(rows.flat().flatMap(debordement))
  if (tooLong.size > 0) return { ok: false, manques: [...tooLong] }
  return signer(type, rows.map((row) => `${row.map(cadrer).join('')}\r\n`).join(''))
}

function signer(type: Transmission['type'], texte: string): FichierPrefecture {
  return { ok: true, type, texte, empreinte: empreinte(texte) }
}

interface Rempli<Forme> {
  readonly champ: Champ<string> & Forme
  readonly valeur: string
}

/** The line of the commune, then each bureau followed by its lists. */
function remplir<Forme>(
  { commune, bureau, liste }: Lignes<Forme>,
  scrutin: Scrutin,
  decoupage: Decoupage,
  type: Transmission['type'],
): readonly (readonly Rempli<Forme>[])[] {
  const whole = donneesCommune(scrutin, type)
  return [
    ...ligne(commune, whole),
    ...bureauxArrives(scrutin).flatMap((one) => {
      const figures = { ...whole, ...donneesBureau(one, scrutin, decoupage) }
      return [
        ...ligne(bureau, figures),
        ...scrutin.listes.flatMap((each, index) => ligne(liste, { ...figures, ...donneesListe(each, one, index) })),
      ]
    }),
  ]
}

function ligne<Donnee extends string, Forme>(
  champs: readonly (Champ<Donnee> & Forme)[] | null,
  donnees: Readonly<Record<Donnee, string>>,
): readonly (readonly Rempli<Forme>[])[] {
  if (champs === null) return []
  return [champs.map((champ) => ({ champ, valeur: 'texte' in champ ? champ.texte : donnees[champ.donnee] }))]
}

function debordement({ champ, valeur }: Rempli<Gabarit>): readonly string[] {
  if (valeur.length <= champ.largeur) return []
  const nom = 'texte' in champ ? 'de texte' : `«\u00a0${champ.donnee}\u00a0»`
  return [
    `«\u00a0${valeur}\u00a0» ne tient pas dans le champ ${nom}, large de ${champ.largeur}\u00a0: ` +
      'élargissez-le dans la présentation du fichier de la préfecture.',
  ]
}

function cadrer({ champ: { largeur, cadrage, remplissage }, valeur }: Rempli<Gabarit>): string {
  return cadrage === 'droite' ? valeur.padStart(largeur, remplissage) : valeur.padEnd(largeur, remplissage)
}
