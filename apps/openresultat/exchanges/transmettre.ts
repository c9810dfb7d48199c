// SPDX-License-Identifier: EUPL-1.2
import type { Transmission } from '../gen/transmission.js'
import type { Reads, Scrutin } from '../soiree/etat.js'
import { empreinte } from './empreinte.js'
import { type FichierPrefecture, fichierPrefecture, typeDeTransmission } from './prefecture.js'
import type { Decoupage } from './prefecture-manques.js'
import { type Presentation, presentationCsv, presentationFixe } from './prefecture-presentation.js'

/** Layouts of the file, by the ends of its names. */
export const presentations = { csv: presentationCsv, fixe: presentationFixe } as const satisfies Record<
  string,
  Presentation
>
export type NomDePresentation = keyof typeof presentations

/** What a poll and its bureaux refer to, for the file of the préfecture. */
export async function lireDecoupage(ctx: Reads): Promise<Decoupage> {
  const [cantons, circonscriptions] = await Promise.all([ctx.rows('canton', {}), ctx.rows('circonscription', {})])
  return { cantons, circonscriptions }
}

/** The files that were made for a poll, the first one first. */
export async function lireTransmissions(ctx: Reads, election: number): Promise<readonly Transmission[]> {
  const made = await ctx.rows('transmission', { election })
  return [...made].sort((one, other) => one.transmission - other.transmission)
}

/** The next file of a poll, and its name. */
export function prochaine(
  scrutin: Scrutin,
  decoupage: Decoupage,
  faites: readonly Transmission[],
  presentation: NomDePresentation,
): { readonly fichier: FichierPrefecture; readonly nom: string } {
  const { election, type } = scrutin
  const kind = typeDeTransmission(faites)
  const rank = kind === 'initial' ? '' : `-${faites.length}`
  const end = presentation === 'csv' ? 'csv' : 'txt'
  return {
    fichier: fichierPrefecture(scrutin, decoupage, presentations[presentation], kind),
    nom: `${type.code}-${election.date_scrutin}-tour${election.tour}-${kind}${rank}.${end}`,
  }
}

/** Whether a poll still has the results of a file that was made: the same one, made anew, has its digest. */
export function estAJour(scrutin: Scrutin, decoupage: Decoupage, faite: Transmission): boolean {
  return Object.values(presentations).some((presentation) => {
    const again = fichierPrefecture(scrutin, decoupage, presentation, faite.type)
    return again.ok && again.empreinte === faite.empreinte
  })
}

/** Whether what is kept of a file is what was made. */
export function estIntacte({ contenu, empreinte: digest }: Pick<Transmission, 'contenu' | 'empreinte'>): boolean {
  return contenu !== null && empreinte(contenu) === digest
}
