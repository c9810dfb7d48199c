// SPDX-License-Identifier: EUPL-1.2
/** @jsxImportSource openmairie */
import { type PageContext, type PageOutcome, type PageWriting, page } from 'openmairie'
import type { Tables } from '../gen/tables.js'
import type { Scrutin } from '../soiree/etat.js'
import { lirePreparation, luesPourPreparer } from '../soiree/lire-preparation.js'
import type { Constat, Controle } from '../soiree/preparation.js'
import { choixDuScrutin } from './choix.js'
import { nombre } from './mots.js'
import { motsPreparation, resume } from './preparation-mots.js'
import { scrutinDe } from './publics.js'

/** Records of a finding that are named: the others are counted. */
const most = 12

/** Right to open a poll, as its action asks for it. */
const ouvrir = 'openresultat.election.ouvrir'

/** What is ready before the day of a poll and what is not, each line leading to where it is mended; then one opens it. */
export const preparation = page<Tables>({
  label: 'Vérifier la préparation',
  access: { right: 'preparation' },
  reads: luesPourPreparer,
  writes: ['election'],
  async show(ctx) {
    const mots = motsPreparation(ctx.locale)
    if (ctx.parts.length === 0)
      return choixDuScrutin(ctx, 'preparation', mots.title, { etats: ['preparation', 'ouverte'], aucun: mots.noPoll })
    const scrutin = await scrutinDe(ctx, ctx.parts[0])
    if (!scrutin || ctx.parts.length > 1) return null
    const { election, libelle, statut } = scrutin.election
    const constats = await lirePreparation(ctx, scrutin)
    const lacks = constats.some(({ gravite }) => gravite === 'manque')
    return {
      kind: 'page',
      title: mots.title,
      above: [{ label: libelle, href: ctx.record('election', election) }],
      body: (
        <>
          <p class="or-compte" id="resume">
            {resume(ctx.locale, constats)}
          </p>
          <ul class="or-controles">
            {constats.map((constat) => (
              <Ligne key={constat.controle} ctx={ctx} scrutin={scrutin} constat={constat} />
            ))}
          </ul>
          {statut === 'preparation' && ctx.rights.holds(ouvrir) && (
            <form method="post" action={ctx.link('preparation', election)}>
              {ctx.guard}
              <div class="buttons">
                <button type="submit" class={lacks ? undefined : 'primary'}>
                  {lacks ? mots.openAnyway : mots.open}
                </button>
              </div>
            </form>
          )}
        </>
      ),
    }
  },
  submit,
})

interface LigneProps {
  readonly ctx: PageContext<Tables>
  readonly scrutin: Scrutin
  readonly constat: Constat
}

function Ligne({ ctx, scrutin, constat: { controle, gravite, sujets, attendu } }: LigneProps) {
  const mots = motsPreparation(ctx.locale)
  const words = mots.controles[controle]
  const told = gravite === 'bon' ? words.bon : words.mal(attendu === null ? null : nombre(ctx.locale, attendu))
  return (
    <li class={`or-controle-${gravite}`} id={`controle-${controle}`}>
      <strong>{mots.states[gravite]}</strong> {told}{' '}
      {gravite !== 'bon' && sujets.length === 0 && (
        <a href={remede(ctx, scrutin, controle)} aria-label={`${mots.mend}\u00a0: ${told}`}>
          {mots.mend}
        </a>
      )}
      {sujets.length > 0 && (
        <span class="or-sujets">
          {sujets.slice(0, most).map(({ nom, entite, cle }) => (
            <a key={cle} href={ctx.record(entite, cle)}>
              {nom}
            </a>
          ))}
          {sujets.length > most && mots.others(sujets.length - most)}
        </span>
      )}
    </li>
  )
}

/** Where a finding that names no record is mended: the poll, unless it is of something else. */
function remede(ctx: PageContext<Tables>, { election, type, commune }: Scrutin, controle: Controle): string {
  if (controle === 'regle') return ctx.record('type_election', type.type_election)
  if (controle === 'animation') return ctx.listing('animation')
  if (controle === 'commune')
    return commune
      ? ctx.record('collectivite_resultat', commune.collectivite_resultat)
      : ctx.listing('collectivite_resultat')
  return ctx.record('election', election.election)
}

async function submit(ctx: PageWriting<Tables>): Promise<PageOutcome> {
  const mots = motsPreparation(ctx.locale)
  const refused = (message: string): PageOutcome => ({ kind: 'refused', problems: [{ field: null, message }] })
  if (!ctx.rights.holds(ouvrir)) return refused(mots.mayNot)
  const named = await scrutinDe(ctx, ctx.parts[0])
  if (!named) return refused(mots.noPoll)
  const { election } = named.election
  const held = await ctx.hold('election', [String(election)])
  if (held?.statut !== 'preparation') return refused(mots.closed)
  if (named.listes.length === 0) return refused(mots.controles.listes.mal())
  if (named.bureaux.length === 0) return refused(mots.controles.bureaux.mal())
  await ctx.update('election', [String(election)], { statut: 'ouverte' })
  return { kind: 'done', message: mots.opened(held.libelle), to: ctx.link('preparation', election) }
}
