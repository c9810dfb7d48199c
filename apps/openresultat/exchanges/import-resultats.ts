// SPDX-License-Identifier: EUPL-1.2
import type { Bureau } from '../gen/bureau.js'
import { somme } from '../rules/bureau.js'
import { enregistrer } from '../soiree/enregistrer.js'
import { type Annonce, type BureauDuScrutin, etatsOuverts, lireScrutin, type Scrutin } from '../soiree/etat.js'
import { ajouterListes, listesDouteuses } from './import-listes.js'
import type { Bilan, Ecritures, Importation } from './importation.js'
import type { ResultatsParBureau } from './opendata.js'
import { lireResultats, type ResultatsLus } from './opendata-import.js'
import { type Lecture, lecture, type Probleme } from './probleme.js'
import type { Complements } from './publication.js'

type Lu = ResultatsParBureau['bureaux'][number]

/**
 * What a file of results by bureau would bring to a poll: its results, and the lists and bureaux that the poll does not have yet.
 * Refused: the file of another commune, lists that are not those of the poll, a bureau that has another result. `bureaux`: those
 * of the town.
 */
export function importerResultats(
  texte: string,
  scrutin: Scrutin,
  complements: Pick<Complements, 'mode' | 'colistiers'>,
  bureaux: readonly Bureau[],
): Lecture<Importation> {
  const lus = lireResultats(texte)
  if (!lus.ok) return lus
  const { resultats, lignes } = lus.valeur
  const held = new Map(scrutin.bureaux.map((bureau) => [bureau.bureau.code, bureau]))
  const known = new Set(bureaux.map(({ code }) => code))
  const votes = voixDansLOrdre(resultats, scrutin)
  const isSame = (lu: Lu): boolean => memeResultat(held.get(lu.code)?.resultats.get('DF'), lu, votes(lu))
  const fresh = resultats.bureaux.filter((lu) => !isSame(lu))
  const problemes = [
    ...autreCommune(lus.valeur, scrutin),
    ...listesDouteuses(resultats.listes, lignes[0] ?? 1, scrutin, complements),
    ...resultats.bureaux.flatMap((lu, index) => dejaLa(held.get(lu.code), lu, lignes[index] ?? 1, isSame(lu))),
  ]
  const bilan: Bilan = {
    comptes: {
      lignes: resultats.bureaux.length,
      bureauxCrees: resultats.bureaux.filter(({ code }) => !known.has(code)).length,
      bureauxAjoutes: resultats.bureaux.filter(({ code }) => known.has(code) && !held.has(code)).length,
      listesCreees: scrutin.listes.length === 0 ? resultats.listes.length : 0,
      resultats: fresh.length,
      inchanges: resultats.bureaux.length - fresh.length,
    },
    absents: [...held.keys()].filter((code) => !resultats.bureaux.some((lu) => lu.code === code)),
    totaux: totauxDe(resultats),
  }
  const appliquer = async (ctx: Ecritures): Promise<void> => {
    if (scrutin.listes.length === 0) await ajouterListes(ctx, scrutin, resultats.listes, complements.mode)
    await ajouterBureaux(
      ctx,
      scrutin,
      resultats.bureaux.filter(({ code }) => !held.has(code)).map(({ code }) => code),
      bureaux,
    )
    await enregistrerTous(ctx, scrutin, resultats, fresh)
  }
  return lecture({ bilan, appliquer }, problemes)
}

function totauxDe({ bureaux, listes }: ResultatsParBureau): Bilan['totaux'] {
  return {
    inscrits: somme(bureaux.map(({ inscrits }) => inscrits)),
    votants: somme(bureaux.map(({ votants }) => votants)),
    exprimes: somme(bureaux.map(({ exprimes }) => exprimes)),
    listes: listes.map(({ panneau, nom, liste }, index) => ({
      panneau,
      nom: liste || nom,
      voix: somme(bureaux.map(({ voix }) => voix[index] ?? 0n)),
    })),
  }
}

/** The votes of a bureau in the order of the lists of a poll, whatever that of the file. */
function voixDansLOrdre({ listes }: ResultatsParBureau, scrutin: Pick<Scrutin, 'listes'>): (lu: Lu) => bigint[] {
  const places = scrutin.listes.map((one) => listes.findIndex(({ panneau }) => panneau === one.panneau))
  return ({ voix }) => places.map((place) => voix[place] ?? 0n)
}

function memeResultat(stored: Annonce | undefined, lu: Lu, voix: readonly bigint[]): boolean {
  if (!stored) return false
  const figures = ['inscrits', 'votants', 'blancs', 'nuls', 'exprimes'] as const
  return (
    figures.every((name) => stored[name] === lu[name]) && voix.every((votes, index) => stored.voix[index] === votes)
  )
}

function autreCommune({ resultats, lignes }: ResultatsLus, { commune }: Scrutin): readonly Probleme[] {
  const codes = [
    ['Code du département', resultats.departement, commune?.departement],
    ['Code de la commune', resultats.commune, commune?.code_insee_commune],
  ] as const
  return codes.flatMap(([colonne, valeur, own]) => {
    if (valeur === own) return []
    const message =
      own === undefined
        ? 'Remplissez d’abord la fiche de votre commune\u00a0: ce code doit être le sien.'
        : `Ce fichier est celui d’une autre commune\u00a0: «\u00a0${own}\u00a0» est attendu.`
    return [{ ligne: lignes[0] ?? 1, colonne, valeur, message }]
  })
}

function dejaLa(
  bureau: BureauDuScrutin | undefined,
  { code }: Lu,
  ligne: number,
  isSame: boolean,
): readonly Probleme[] {
  const stored = bureau?.resultats.get('DF')
  if (!stored || isSame) return []
  const message =
    `Ce bureau a déjà un autre résultat, de ${stored.votants} votants\u00a0: ` +
    'corrigez-le par la saisie, ou retirez sa ligne du fichier.'
  return [{ ligne, colonne: 'Code du b.vote', valeur: code, message }]
}

/** Adds to a poll the bureaux of these codes, and to the town those that it does not have, after all others. */
async function ajouterBureaux(
  ctx: Ecritures,
  { election }: Scrutin,
  codes: readonly string[],
  bureaux: readonly Bureau[],
): Promise<void> {
  const last = bureaux.reduce((most, { ordre }) => Math.max(most, ordre), 0)
  for (const [index, code] of codes.entries()) {
    const known = bureaux.find((one) => one.code === code)?.bureau
    const added = {
      om_collectivite: election.om_collectivite,
      code,
      libelle: `Bureau ${code}`,
      ordre: last + index + 1,
    }
    const bureau = known ?? Number((await ctx.create('bureau', added))[0])
    await ctx.create('election_bureau', { election: election.election, bureau })
  }
}

/** Stores results as if they had been entered, bureau after bureau; a poll in preparation is opened by it. */
async function enregistrerTous(
  ctx: Ecritures,
  before: Scrutin,
  resultats: ResultatsParBureau,
  fresh: readonly Lu[],
): Promise<void> {
  const read = (await lireScrutin(ctx, before.election.election)) ?? before
  const votes = voixDansLOrdre(resultats, read)
  const { election, bureaux } = read
  if (!etatsOuverts.includes(election.statut))
    await ctx.update('election', [String(election.election)], { statut: 'ouverte' })
  for (const lu of fresh) {
    const bureau = bureaux.find((one) => one.bureau.code === lu.code)
    if (!bureau) continue
    await ctx.hold('election_bureau', [String(bureau.id)])
    if (bureau.inscrits !== lu.inscrits)
      await ctx.update('election_bureau', [String(bureau.id)], { inscrits: Number(lu.inscrits) })
    const { inscrits, votants, blancs, nuls, exprimes } = lu
    const chiffres = { inscrits, emargements: null, votants, blancs, nuls, exprimes, voix: votes(lu) }
    const announced = { phase: 'DF', chiffres, observation: null, motif: null } as const
    await enregistrer(ctx, read, bureau, announced)
  }
}
