// SPDX-License-Identifier: EUPL-1.2
/** @jsxImportSource openmairie */
import { type PageContext, type PageShown, page } from 'openmairie'
import { ecrireElections } from '../exchanges/opendata-elections.js'
import type { Complements } from '../exchanges/publication.js'
import type { Election } from '../gen/election.js'
import type { Tables } from '../gen/tables.js'
import {
  type Axe,
  evolution,
  type Ligne,
  type Mesure,
  parBureaux,
  parCommune,
  parVoix,
  taux,
} from '../soiree/analyse.js'
import { lireScrutin, type Scrutin } from '../soiree/etat.js'
import { motsDeLAnalyse } from './analyse-mots.js'
import { complementsDe } from './donnees.js'
import { type Langue, nombre, pourcent } from './mots.js'
import { lues, numeroDe } from './publics.js'

const axes: readonly Axe[] = ['commune', 'bureau', 'candidat', 'parti', 'groupe']
const mesures: readonly Mesure[] = ['participation', 'blancs', 'nuls']
/** Name of the file of all polls. */
const tous = 'scrutins.csv'
/** Polls that stand side by side on a screen. */
const most = 4

function oneOf<T extends string>(known: readonly T[], asked: string | null, usual: T): T {
  return known.find((one) => one === asked) ?? usual
}

/** Polls beside each other: turnout and ballots of the town or of each bureau, votes by list, party or group. */
export const analyse = page<Tables>({
  label: 'Analyse des scrutins',
  access: { right: 'resultats' },
  reads: [...lues, 'parti', 'groupe'],
  async show(ctx) {
    const [file, ...more] = ctx.parts
    if (more.length > 0 || (file !== undefined && file !== tous)) return null
    const mots = motsDeLAnalyse(ctx.locale)
    const polls = (await ctx.rows('election', {}))
      .filter(({ statut }) => statut !== 'preparation' && statut !== 'ouverte')
      .sort((one, other) => (one.date_scrutin < other.date_scrutin ? -1 : 1))
    if (file !== undefined) return tousLesScrutins(ctx, polls)
    const asked = new Set(ctx.query.getAll('scrutin').map(numeroDe))
    const isFresh = !ctx.query.has('scrutin') && !ctx.query.has('par')
    const all = isFresh ? usualChoice(polls) : polls.filter(({ election }) => asked.has(election))
    const chosen = all.slice(0, most)
    const axe = oneOf(axes, ctx.query.get('par'), 'commune')
    const mesure = oneOf(mesures, ctx.query.get('mesure'), 'participation')
    const scrutins: Scrutin[] = []
    for (const { election } of chosen) {
      const scrutin = await lireScrutin(ctx, election)
      if (scrutin) scrutins.push(scrutin)
    }
    return {
      kind: 'page',
      title: mots.title,
      body: (
        <>
          <Choix ctx={ctx} polls={polls} chosen={chosen} axe={axe} mesure={mesure} />
          {all.length > most && <p class="flash warning">{mots.tooMany(most)}</p>}
          {polls.length === 0 ? (
            <p class="empty">{mots.empty}</p>
          ) : scrutins.length === 0 ? (
            <p class="empty">{mots.none}</p>
          ) : (
            <Comparaison
              langue={ctx.locale}
              scrutins={scrutins}
              lignes={await lignesDe(ctx, scrutins, axe, mesure)}
              titre={axe === 'bureau' ? mots.measures[mesure] : mots.titles[axe]}
            />
          )}
          {polls.length > 0 && (
            <p>
              <a href={ctx.link('analyse', tous)} download>
                {mots.all}
              </a>
            </p>
          )}
        </>
      ),
    }
  },
})

/** Every poll that has been counted, list by list, as one CSV. */
async function tousLesScrutins(ctx: PageContext<Tables>, polls: readonly Election[]): Promise<PageShown> {
  const elections: { scrutin: Scrutin; complements: Complements }[] = []
  for (const election of polls) {
    const scrutin = await lireScrutin(ctx, election)
    if (scrutin) elections.push({ scrutin, complements: await complementsDe(ctx, scrutin) })
  }
  const content = ecrireElections(elections)
  return { kind: 'file', filename: tous, type: 'text/csv; charset=utf-8', content }
}

/** The latest poll, and the one before it of the same kind, or else the one before it. */
function usualChoice(polls: readonly Election[]): readonly Election[] {
  const [last] = polls.slice(-1)
  const alike = polls.filter(
    (one) => one !== last && one.type_election === last?.type_election && one.tour === last.tour,
  )
  const before = alike.at(-1) ?? polls.at(-2)
  return [before, last].filter((one) => one !== undefined)
}

async function lignesDe(
  ctx: PageContext<Tables>,
  scrutins: readonly Scrutin[],
  axe: Axe,
  mesure: Mesure,
): Promise<readonly Ligne[]> {
  const mots = motsDeLAnalyse(ctx.locale)
  if (axe === 'commune') return parCommune(scrutins, mots.measures)
  if (axe === 'bureau') return parBureaux(scrutins, mesure)
  const [partis, groupes] = await Promise.all([ctx.rows('parti', {}), ctx.rows('groupe', {})])
  return parVoix(scrutins, axe, { partis, groupes }, mots.without)
}

interface ChoixProps {
  readonly ctx: PageContext<Tables>
  readonly polls: readonly Election[]
  readonly chosen: readonly Election[]
  readonly axe: Axe
  readonly mesure: Mesure
}

function Choix({ ctx, polls, chosen, axe, mesure }: ChoixProps) {
  const mots = motsDeLAnalyse(ctx.locale)
  return (
    <form method="get" action={ctx.link('analyse')} class="or-analyse">
      <fieldset>
        <legend>{mots.polls}</legend>
        <p class="help">{mots.most(most)}</p>
        {polls.map(({ election, libelle }) => (
          <label key={election}>
            <input
              type="checkbox"
              name="scrutin"
              value={election}
              checked={chosen.some((one) => one.election === election)}
            />{' '}
            {libelle}
          </label>
        ))}
      </fieldset>
      <div class="field">
        <label for="par">{mots.along}</label>
        <select id="par" name="par">
          {axes.map((one) => (
            <option key={one} value={one} selected={one === axe}>
              {mots.axes[one]}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="mesure">{mots.measure}</label>
        <select id="mesure" name="mesure">
          {mesures.map((one) => (
            <option key={one} value={one} selected={one === mesure}>
              {mots.measures[one]}
            </option>
          ))}
        </select>
      </div>
      <div class="buttons">
        <button type="submit" class="primary">
          {mots.compare}
        </button>
      </div>
    </form>
  )
}

interface ComparaisonProps {
  readonly langue: Langue
  readonly scrutins: readonly Scrutin[]
  readonly lignes: readonly Ligne[]
  readonly titre: string
}

function Comparaison({ langue, scrutins, lignes, titre }: ComparaisonProps) {
  const mots = motsDeLAnalyse(langue)
  const isCompared = scrutins.length > 1
  return (
    <div class="or-defile or-analyses" tabIndex={0} role="region" aria-label={titre}>
      <table>
        <caption>{titre}</caption>
        <thead>
          <tr>
            <td />
            {scrutins.map(({ election }) => (
              <th key={election.election} scope="col" class="number">
                {election.libelle}
              </th>
            ))}
            {isCompared && (
              <th scope="col" class="number">
                {mots.evolution}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {lignes.map(({ cle, libelle, comptes }) => {
            const change = evolution(comptes[0] ?? null, comptes.at(-1) ?? null)
            return (
              <tr key={cle}>
                <th scope="row">{libelle}</th>
                {comptes.map((one, at) => (
                  <td key={scrutins[at]?.election.election} class="number">
                    {one === null ? (
                      '–'
                    ) : (
                      <>
                        {pourcent(langue, taux(one))}
                        <small> {mots.of(nombre(langue, one.nombre), nombre(langue, one.sur))}</small>
                      </>
                    )}
                  </td>
                ))}
                {isCompared && <td class="number">{change === null ? '–' : mots.points(signe(langue, change))}</td>}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** Hundredths of a point with their sign: `+2,05`. */
function signe(langue: Langue, hundredths: bigint): string {
  const size = hundredths < 0n ? -hundredths : hundredths
  const text = `${size / 100n}${langue === 'fr' ? ',' : '.'}${String(size % 100n).padStart(2, '0')}`
  return hundredths === 0n ? text : `${hundredths < 0n ? '−' : '+'}${text}`
}
