// SPDX-License-Identifier: EUPL-1.2
import type { Scrutin } from '../soiree/etat.js'
import type { Ecritures } from './importation.js'
import { entetesListe } from './opendata.js'
import { type EnteteListe, nomDe } from './opendata-cells.js'
import type { Probleme } from './probleme.js'
import { type Complements, type ListePubliee, listesPubliees } from './publication.js'

type Standing = Pick<Complements, 'mode' | 'colistiers'>

const champs = {
  'N°Panneau': 'panneau',
  'Code Nuance': 'nuance',
  Sexe: 'sexe',
  Nom: 'nom',
  Prénom: 'prenom',
  Liste: 'liste',
} as const satisfies Partial<Record<EnteteListe, keyof ListePubliee>>
type Identite = keyof typeof champs

/**
 * What prevents the lists of a file from being those of a poll. Of a poll that has some, they must be the same, one by one; of
 * one that has none, they will be added, and must fit. `ligne`: the first one that names them.
 */
export function listesDouteuses(
  lues: readonly ListePubliee[],
  ligne: number,
  scrutin: Scrutin,
  standing: Standing,
): readonly Probleme[] {
  const problem = (index: number, entete: Identite, message: string): Probleme => ({
    ligne,
    colonne: nomDe(entete, index),
    valeur: String(lues[index]?.[champs[entete]] ?? ''),
    message,
  })
  if (scrutin.listes.length === 0) return lues.flatMap((lue, index) => malaisees(lue, index, standing.mode, problem))
  const known = listesPubliees(scrutin, standing)
  return [
    ...lues.flatMap((lue, index) => {
      const own = known.find(({ panneau }) => panneau === lue.panneau)
      if (!own) return [problem(index, 'N°Panneau', 'Ce panneau n’est pas de ce scrutin.')]
      return identites.flatMap((entete) => {
        const expected = own[champs[entete]]
        if (lue[champs[entete]] === expected) return []
        const message = `Dans ce scrutin, cette valeur est «\u00a0${expected}\u00a0»\u00a0: corrigez le fichier, ou la fiche de la liste.`
        return [problem(index, entete, message)]
      })
    }),
    ...known
      .filter(({ panneau }) => !lues.some((lue) => lue.panneau === panneau))
      .map(({ panneau, nom, liste }) => ({
        ligne: 1,
        colonne: 'N°Panneau',
        valeur: '',
        message: `Le panneau ${panneau} de ce scrutin, ${liste || nom}, n’est pas dans le fichier.`,
      })),
  ]
}

const identites = entetesListe.filter((entete): entete is Identite => Object.hasOwn(champs, entete))

function malaisees(
  { nuance, sexe, nom, prenom, liste }: ListePubliee,
  index: number,
  mode: Standing['mode'],
  problem: (index: number, entete: Identite, message: string) => Probleme,
): readonly Probleme[] {
  const tooLong = (texte: string, entete: Identite, most: number) =>
    texte.length > most ? [problem(index, entete, `${most} caractères au plus sont attendus.`)] : []
  const missing = (entete: Identite) => problem(index, entete, 'Cette valeur est obligatoire.')
  return [
    ...tooLong(nuance, 'Code Nuance', 5),
    ...tooLong(nom, 'Nom', 60),
    ...tooLong(prenom, 'Prénom', 60),
    ...(mode === 'candidat' && nom === '' ? [missing('Nom')] : []),
    ...(mode === 'candidat' && liste !== ''
      ? [
          problem(
            index,
            'Liste',
            'Dans ce scrutin se présentent des candidats, sans liste\u00a0: rien n’est attendu ici.',
          ),
        ]
      : []),
    ...(mode === 'liste' && liste === '' ? [missing('Liste')] : []),
    ...(mode === 'liste' && liste !== '' && titreEnDeux(liste) === null
      ? [problem(index, 'Liste', '60 caractères au plus sont attendus, ou deux fois 60, séparés par un espace.')]
      : []),
    ...(mode === 'liste' && prenom !== '' && nom === '' ? [missing('Nom')] : []),
    ...(mode === 'liste' && prenom !== '' && sexe === '' ? [missing('Sexe')] : []),
  ]
}

/** A title as two columns hold it, joined by a space; null where it does not fit. */
function titreEnDeux(titre: string): readonly [string, string | null] | null {
  if (titre.length <= 60) return [titre, null]
  const space = titre.lastIndexOf(' ', 60)
  const [first, second] = [titre.slice(0, space), titre.slice(space + 1)]
  return space > 0 && second !== '' && second.length <= 60 ? [first, second] : null
}

/** Adds lists without fault to a poll that has none: each with the one who leads it, where the file says enough of him. */
export async function ajouterListes(
  ctx: Ecritures,
  { election }: Pick<Scrutin, 'election'>,
  lues: readonly ListePubliee[],
  mode: Standing['mode'],
): Promise<void> {
  for (const { panneau, nuance, sexe, nom, prenom, liste } of lues) {
    const [libelle1, libelle2] = mode === 'candidat' ? [nom, prenom || null] : (titreEnDeux(liste) ?? [liste, null])
    const [candidat = ''] = await ctx.create('candidat', {
      om_collectivite: election.om_collectivite,
      libelle1,
      libelle2,
      sexe: sexe || null,
      nuance: nuance || null,
    })
    const leads = mode === 'liste' && nom !== ''
    const [inscription = ''] = await ctx.create('election_candidat', {
      election: election.election,
      candidat: Number(candidat),
      ordre: panneau,
      tete: leads
        ? [prenom, nom]
            .filter((part) => part !== '')
            .join(' ')
            .slice(0, 80)
        : null,
    })
    if (leads && sexe !== '')
      await ctx.create('colistier', {
        election_candidat: Number(inscription),
        rang: 1,
        nom,
        prenom: prenom || null,
        sexe,
      })
  }
}
