// SPDX-License-Identifier: EUPL-1.2
/** @jsxImportSource openmairie */
import { type PageContext, type PageOutcome, type PageWriting, page } from 'openmairie'
import { importerCandidats } from '../exchanges/import-candidats.js'
import { importerInscrits } from '../exchanges/import-inscrits.js'
import { importerResultats } from '../exchanges/import-resultats.js'
import { type Genre, genres, type Importation } from '../exchanges/importation.js'
import type { Lecture } from '../exchanges/probleme.js'
import type { Election } from '../gen/election.js'
import type { Tables } from '../gen/tables.js'
import { etatsOuverts, type Reads, type Scrutin } from '../soiree/etat.js'
import { choixDuScrutin } from './choix.js'
import { complementsDe } from './donnees.js'
import { Anomalies } from './importer-bilan.js'
import { Confirmation, Envoyer } from './importer-formulaire.js'
import { modele } from './importer-modeles.js'
import { motsImport } from './importer-mots.js'
import { lues, scrutinDe } from './publics.js'

/** Bytes of a file: the confirmation carries its text along, in a form of two million characters at most. */
const mostBytes = 1_000_000

/** More rows than a town has bureaux. */
const all = 100_000

const etatsQuiRecoivent: readonly Election['statut'][] = ['preparation', ...etatsOuverts]
const recoit = ({ statut }: Election): boolean => etatsQuiRecoivent.includes(statut)

function genreDe(typed: string | null | undefined): Genre | null {
  return genres.find((genre) => genre === typed) ?? null
}

/** What was sent: a file, or, to confirm, the text of the one that was checked. */
interface Envoi {
  readonly genre: Genre | null
  readonly nom: string
  readonly texte: string | null
}

function envoiDe({ typed, file }: Pick<PageContext<Tables>, 'typed' | 'file'>): Envoi {
  const sent = file('fichier')
  return {
    genre: genreDe(typed.get('genre')),
    nom: sent?.filename ?? typed.get('nom') ?? '',
    texte: sent?.text ?? typed.get('texte'),
  }
}

/** What importing a file would do, or everything that is wrong with it. */
async function lireImport(ctx: Reads, genre: Genre, texte: string, scrutin: Scrutin): Promise<Lecture<Importation>> {
  if (genre === 'inscrits') return importerInscrits(texte, scrutin)
  const complements = await complementsDe(ctx, scrutin)
  if (genre === 'candidats') return importerCandidats(texte, scrutin, complements.colistiers)
  const { om_collectivite } = scrutin.election
  return importerResultats(texte, scrutin, complements, await ctx.rows('bureau', { om_collectivite }, all))
}

/** Files of voters, of candidates and of results, checked, looked at, then imported. */
export const importer = page<Tables>({
  label: 'Importer',
  access: { right: 'importer' },
  reads: lues,
  writes: [
    'bureau',
    'candidat',
    'colistier',
    'election',
    'election_bureau',
    'election_candidat',
    'resultat',
    'resultat_voix',
  ],
  files: { maxBytes: mostBytes, accept: ['csv', 'txt'] },
  async show(ctx) {
    const mots = motsImport(ctx.locale)
    if (ctx.parts.length === 0)
      return choixDuScrutin(ctx, 'importer', mots.title, { etats: etatsQuiRecoivent, aucun: mots.noPoll })
    const scrutin = await scrutinDe(ctx, ctx.parts[0])
    if (!scrutin) return null
    if (ctx.parts[1] === 'modele' && ctx.parts.length === 3) {
      const genre = genreDe(ctx.parts[2])
      return genre && modele(genre, scrutin, await complementsDe(ctx, scrutin))
    }
    if (ctx.parts.length > 1) return null
    const { genre, nom, texte } = envoiDe(ctx)
    const lu = genre && texte !== null ? await lireImport(ctx, genre, texte, scrutin) : null
    const { election, libelle } = scrutin.election
    return {
      kind: 'page',
      title: `${mots.title}\u00a0: ${libelle}`,
      above: [{ label: mots.title, href: ctx.link('importer') }],
      body: recoit(scrutin.election) ? (
        <>
          {lu?.ok && genre && texte !== null && (
            <Confirmation ctx={ctx} scrutin={scrutin} importation={lu.valeur} envoi={{ genre, nom, texte }} />
          )}
          {lu && !lu.ok && <Anomalies langue={ctx.locale} fichier={nom} problemes={lu.problemes} />}
          <Envoyer ctx={ctx} scrutin={scrutin} genre={genre} />
          <p>
            <a href={ctx.record('election', election)}>{mots.back}</a>
          </p>
        </>
      ) : (
        <p class="empty">{mots.closed}</p>
      ),
    }
  },
  submit,
})

async function submit(ctx: PageWriting<Tables>): Promise<PageOutcome> {
  const mots = motsImport(ctx.locale)
  const named = await scrutinDe(ctx, ctx.parts[0])
  if (!named) return { kind: 'refused', problems: [{ field: null, message: mots.noPoll }] }
  // Held first, then read: nobody imports into this poll between what is checked and what is stored.
  await ctx.hold('election', [String(named.election.election)])
  const scrutin = (await scrutinDe(ctx, ctx.parts[0])) ?? named
  if (!recoit(scrutin.election)) return { kind: 'refused', problems: [{ field: null, message: mots.closed }] }
  const { genre, texte } = envoiDe(ctx)
  const problems = [
    ...(genre === null ? [{ field: 'genre', message: mots.noGenre }] : []),
    ...(texte === null ? [{ field: 'fichier', message: mots.noFile }] : []),
  ]
  if (genre === null || texte === null) return { kind: 'refused', problems }
  const lu = await lireImport(ctx, genre, texte, scrutin)
  if (!lu.ok) return { kind: 'refused', problems: [{ field: 'fichier', message: mots.refused(lu.problemes.length) }] }
  if (ctx.typed.get('confirme') !== '1') return { kind: 'shown' }
  await lu.valeur.appliquer(ctx)
  return {
    kind: 'done',
    message: mots.done(lu.valeur.bilan.comptes.lignes ?? 0),
    to: ctx.link('importer', scrutin.election.election),
  }
}
