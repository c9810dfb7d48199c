// SPDX-License-Identifier: EUPL-1.2
/** @jsxImportSource openmairie */
import { type PageContext, type PageOutcome, type PageWriting, page } from 'openmairie'
import type { Tables } from '../gen/tables.js'
import type { Tranche } from '../gen/tranche.js'
import { pointagesDouteux } from '../rules/bureau.js'
import { percentage } from '../rules/fraction.js'
import { type BureauDuScrutin, pointesA, type Scrutin } from '../soiree/etat.js'
import { lire } from '../soiree/lecture-saisie.js'
import { choixDuScrutin } from './choix.js'
import { motsDe, nombre, pourcent } from './mots.js'
import { lues, scrutinDe } from './publics.js'

/** Name of the control of a bureau; beside it stands what was stored when the page was shown. */
const controle = ({ id }: BureauDuScrutin): string => `votants-${id}`
const avant = ({ id }: BureauDuScrutin): string => `avant-${id}`

function trancheDe({ tranches }: Scrutin, part: string | undefined): Tranche | null {
  return tranches.find(({ tranche }) => String(tranche) === part) ?? null
}

/** Voters of each bureau at a tranche, entered bureau after bureau. */
export const participation = page<Tables>({
  label: 'Participation',
  access: { right: 'saisie' },
  reads: lues,
  writes: ['participation'],
  live: 3,
  async show(ctx) {
    const mots = motsDe(ctx.locale)
    if (ctx.parts.length === 0) return choixDuScrutin(ctx, 'participation', mots.turnout)
    const scrutin = await scrutinDe(ctx, ctx.parts[0])
    if (!scrutin || ctx.parts.length > 2) return null
    const tranche = ctx.parts[1] === undefined ? scrutin.tranches[0] : trancheDe(scrutin, ctx.parts[1])
    if (tranche === null) return null
    const above = [{ label: mots.turnout, href: ctx.link('participation') }]
    const title = scrutin.election.libelle
    if (!tranche) return { kind: 'page', title, above, body: <p class="empty">{mots.noTranche}</p> }
    return {
      kind: 'page',
      title: tranche.libelle === '' ? title : `${title} – ${tranche.libelle}`,
      above,
      body: <Formulaire ctx={ctx} scrutin={scrutin} tranche={tranche} />,
    }
  },
  submit,
})

interface FormulaireProps {
  readonly ctx: PageContext<Tables>
  readonly scrutin: Scrutin
  readonly tranche: Tranche
}

function Formulaire({ ctx, scrutin, tranche }: FormulaireProps) {
  const mots = motsDe(ctx.locale)
  const { election } = scrutin.election
  const told = pointesA(scrutin, tranche.tranche)
  return (
    <>
      <nav class="or-phases" aria-label={mots.turnout}>
        {scrutin.tranches.map((one) => (
          <a
            key={one.tranche}
            href={ctx.link('participation', election, one.tranche)}
            aria-current={one.tranche === tranche.tranche ? 'page' : undefined}
          >
            {one.libelle}
          </a>
        ))}
      </nav>
      <p id="cumul" class="or-compte" data-fresh>
        {mots.turnoutSoFar(
          nombre(ctx.locale, told.bureaux),
          nombre(ctx.locale, scrutin.bureaux.length),
          pourcent(ctx.locale, percentage(told.votants, told.inscrits)),
        )}
      </p>
      <form method="post" action={ctx.link('participation', election, tranche.tranche)} class="or-saisie">
        {ctx.guard}
        <div class="or-cases">
          {scrutin.bureaux.map((bureau) => (
            <Case key={bureau.id} ctx={ctx} scrutin={scrutin} tranche={tranche} bureau={bureau} />
          ))}
        </div>
        <div class="buttons">
          <button type="submit" class="primary">
            {mots.saveTurnout}
          </button>
        </div>
      </form>
    </>
  )
}

function Case({ ctx, scrutin, tranche, bureau }: FormulaireProps & { bureau: BureauDuScrutin }) {
  const mots = motsDe(ctx.locale)
  const name = controle(bureau)
  const stored = bureau.participation.get(tranche.tranche)
  const problem = ctx.problems.find(({ field }) => field === name)
  const isDoubtful = pointagesDouteux(
    bureau.inscrits,
    scrutin.tranches.flatMap(({ tranche: id }) => {
      const votants = bureau.participation.get(id)
      return votants === undefined ? [] : [{ tranche: String(id), votants }]
    }),
  ).includes(String(tranche.tranche))
  const notes = [problem && `${name}-erreur`, isDoubtful && `${name}-doute`].filter((one) => typeof one === 'string')
  return (
    <div class="field">
      <label for={name}>
        {bureau.bureau.code} {bureau.bureau.libelle}
      </label>
      <input type="hidden" name={avant(bureau)} value={stored?.toString() ?? ''} />
      <input
        id={name}
        name={name}
        inputMode="numeric"
        autoComplete="off"
        size={7}
        maxLength={12}
        value={ctx.typed.get(name) ?? stored?.toString() ?? ''}
        aria-invalid={problem ? 'true' : undefined}
        aria-describedby={notes.length > 0 ? notes.join(' ') : undefined}
      />
      {problem && (
        <p class="error" id={`${name}-erreur`}>
          {problem.message}
        </p>
      )}
      {isDoubtful && (
        <p class="or-attention" id={`${name}-doute`}>
          {mots.doubtful(nombre(ctx.locale, bureau.inscrits))}
        </p>
      )}
    </div>
  )
}

/** Writes what was changed here, and nothing of what others wrote meanwhile. */
async function submit(ctx: PageWriting<Tables>): Promise<PageOutcome> {
  const mots = motsDe(ctx.locale)
  const scrutin = await scrutinDe(ctx, ctx.parts[0])
  const tranche = scrutin && trancheDe(scrutin, ctx.parts[1])
  if (!scrutin || !tranche) return { kind: 'refused', problems: [{ field: null, message: mots.noTranche }] }
  const problems: { field: string; message: string }[] = []
  const conflicts: { field: string; message: string }[] = []
  let written = 0
  for (const bureau of scrutin.bureaux) {
    const typed = lire(ctx.typed.get(controle(bureau)) ?? '')
    const shown = lire(ctx.typed.get(avant(bureau)) ?? '')
    const name = controle(bureau)
    if ('faux' in typed) {
      problems.push({ field: name, message: mots.notANumber(bureau.bureau.code, typed.faux) })
      continue
    }
    const stored = bureau.participation.get(tranche.tranche) ?? null
    const before = 'valeur' in shown ? shown.valeur : null
    if (typed.valeur === before || typed.valeur === stored) continue
    if (stored !== before) {
      const theirs = stored === null ? '–' : nombre(ctx.locale, stored)
      const yours = typed.valeur === null ? '–' : nombre(ctx.locale, typed.valeur)
      conflicts.push({ field: name, message: mots.differs(bureau.bureau.code, theirs, yours) })
      continue
    }
    await ecrire(ctx, bureau, tranche.tranche, typed.valeur)
    written += 1
  }
  if (problems.length > 0) return { kind: 'refused', problems }
  if (conflicts.length > 0) return { kind: 'conflict', problems: conflicts }
  const to = ctx.link('participation', scrutin.election.election, tranche.tranche)
  return { kind: 'done', message: mots.savedTurnout(written), to }
}

async function ecrire(ctx: PageWriting<Tables>, bureau: BureauDuScrutin, tranche: number, votants: bigint | null) {
  const known = await ctx.find('participation', { election_bureau: bureau.id, tranche })
  const key = known ? [String(known.participation)] : null
  if (votants === null) {
    if (key) await ctx.remove('participation', key)
  } else if (key) await ctx.update('participation', key, { votants: Number(votants) })
  else await ctx.create('participation', { election_bureau: bureau.id, tranche, votants: Number(votants) })
}
