// SPDX-License-Identifier: EUPL-1.2
/** @jsxImportSource openmairie */
import { type PageContext, type PageOutcome, type PageWriting, page } from 'openmairie'
import type { Tables } from '../gen/tables.js'
import { enregistrer } from '../soiree/enregistrer.js'
import type { BureauDuScrutin, Phase, Scrutin } from '../soiree/etat.js'
import { casesDe, depouillementLu, type Lu, lire } from '../soiree/lecture-saisie.js'
import { choixDuScrutin, ouverts } from './choix.js'
import { heure, libellesDe, motsDe, nombre } from './mots.js'
import { lues, scrutinDe } from './publics.js'
import { FormulaireDuBureau } from './saisie-bureau.js'
import { Avancement } from './tableau.js'

const phases: readonly Phase[] = ['C1', 'C2', 'DF']

/** The bureau and the phase that an address names: `/saisie/12/0007/C1`; its final result where it names no phase. */
function vise(scrutin: Scrutin, parts: readonly string[]): { bureau: BureauDuScrutin; phase: Phase } | null {
  const bureau = scrutin.bureaux.find((one) => one.bureau.code === parts[1])
  const phase = parts[2] === undefined ? 'DF' : phases.find((one) => one === parts[2])
  return bureau && phase && parts.length <= 3 ? { bureau, phase } : null
}

/** Entry of results: polls, then bureaux by their state, then one bureau. */
export const saisie = page<Tables>({
  label: 'Saisie des résultats',
  access: { right: 'saisie' },
  reads: lues,
  writes: ['resultat', 'resultat_voix', 'election_bureau', 'election'],
  live: 2,
  async show(ctx) {
    const mots = motsDe(ctx.locale)
    if (ctx.parts.length === 0) return choixDuScrutin(ctx, 'saisie', mots.entry)
    const scrutin = await scrutinDe(ctx, ctx.parts[0])
    if (!scrutin) return null
    const above = [{ label: mots.entry, href: ctx.link('saisie') }]
    const asked = ctx.query.get('bureau')
    if (ctx.parts.length === 1 && asked === null)
      return {
        kind: 'page',
        wide: true,
        title: scrutin.election.libelle,
        above,
        body: <Tuiles ctx={ctx} scrutin={scrutin} />,
      }
    const code = asked?.trim().toUpperCase()
    const parts = code === undefined ? ctx.parts : [ctx.parts[0] ?? '', codeNomme(scrutin, code)]
    const found = vise(scrutin, parts)
    if (!found && asked === null) return null
    if (!found)
      return {
        kind: 'page',
        wide: true,
        title: scrutin.election.libelle,
        above,
        body: <Tuiles ctx={ctx} scrutin={scrutin} absent={asked ?? ''} />,
      }
    const poll = { label: scrutin.election.libelle, href: ctx.link('saisie', scrutin.election.election) }
    return {
      kind: 'page',
      title: `${mots.bureau} ${found.bureau.bureau.code} – ${found.bureau.bureau.libelle}`,
      above: [...above, poll],
      body: <FormulaireDuBureau ctx={ctx} scrutin={scrutin} {...found} valeurs={valeursDe(ctx, scrutin, found)} />,
    }
  },
  submit,
})

/** A code as somebody types it: `7` names the bureau 0007 where no other does. */
function codeNomme({ bureaux }: Scrutin, typed: string): string {
  const exact = bureaux.find(({ bureau }) => bureau.code === typed)
  const [same, ...others] = bureaux.filter(({ bureau }) => bureau.code.replace(/^0+/, '') === typed.replace(/^0+/, ''))
  return exact?.bureau.code ?? (same && others.length === 0 ? same.bureau.code : typed)
}

function valeursDe(
  { typed, locale }: Pick<PageContext<Tables>, 'typed' | 'locale'>,
  scrutin: Scrutin,
  { bureau, phase }: { bureau: BureauDuScrutin; phase: Phase },
): ReadonlyMap<string, Lu> {
  const mots = motsDe(locale)
  return new Map(
    casesDe(libellesDe(mots), scrutin.listes, bureau, phase).map(({ nom }) => [nom, lire(typed.get(nom) ?? '')]),
  )
}

function Tuiles({ ctx, scrutin, absent }: { ctx: PageContext<Tables>; scrutin: Scrutin; absent?: string }) {
  const mots = motsDe(ctx.locale)
  const { election } = scrutin.election
  return (
    <>
      <form method="get" action={ctx.link('saisie', election)} class="or-aller">
        <label for="bureau">{mots.bureauNumber}</label>
        <input
          id="bureau"
          name="bureau"
          size={5}
          maxLength={4}
          inputMode="numeric"
          autoComplete="off"
          autofocus
          required
          aria-describedby={absent === undefined ? undefined : 'bureau-absent'}
          aria-invalid={absent === undefined ? undefined : 'true'}
        />
        <button type="submit">{mots.open}</button>
        {absent !== undefined && (
          <p class="error" id="bureau-absent" role="alert">
            {mots.noBureau(absent)}
          </p>
        )}
      </form>
      <div id="avancement" data-fresh>
        <Avancement scrutin={scrutin} langue={ctx.locale} />
      </div>
      <ul class="or-tuiles" id="tuiles" data-fresh>
        {scrutin.bureaux.map(({ id, bureau, etat, resultats }) => (
          <li key={id}>
            <a id={`tuile-${id}`} class={`or-tuile ${etat}`} href={ctx.link('saisie', election, bureau.code)}>
              <strong>{bureau.code}</strong>
              <span>{bureau.libelle}</span>
              <small>
                {mots.states[etat]}
                {etat === 'attente' && phases.filter((phase) => resultats.has(phase)).map((phase) => ` · ${phase}`)}
                {etat !== 'attente' && ` · ${nombre(ctx.locale, resultats.get('DF')?.votants ?? 0n)}`}
              </small>
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

async function submit(ctx: PageWriting<Tables>): Promise<PageOutcome> {
  const mots = motsDe(ctx.locale)
  const before = await scrutinDe(ctx, ctx.parts[0])
  const named = before && vise(before, ctx.parts)
  if (!before || !named)
    return { kind: 'refused', problems: [{ field: null, message: mots.noBureau(ctx.parts[1] ?? '') }] }
  // Held first, then read: nobody writes this bureau between what is compared and what is stored.
  await ctx.hold('election_bureau', [String(named.bureau.id)])
  const scrutin = (await scrutinDe(ctx, ctx.parts[0])) ?? before
  const { bureau, phase } = vise(scrutin, ctx.parts) ?? named
  if (!ouverts.includes(scrutin.election.statut))
    return { kind: 'refused', problems: [{ field: null, message: mots.closed }] }
  const cases = casesDe(libellesDe(mots), scrutin.listes, bureau, phase)
  const valeurs = new Map<string, bigint | null>()
  const problems = cases.flatMap(({ nom, libelle, obligatoire }) => {
    const read = lire(ctx.typed.get(nom) ?? '')
    if ('faux' in read) return [{ field: nom, message: mots.notANumber(libelle, read.faux) }]
    valeurs.set(nom, read.valeur)
    return read.valeur === null && obligatoire ? [{ field: nom, message: mots.notANumber(libelle, '') }] : []
  })
  const motif = ctx.typed.get('motif')?.trim() || null
  const needsReason = bureau.etat === 'valide' && motif === null
  if (needsReason) problems.push({ field: 'motif', message: mots.reasonNeeded })
  if (problems.length > 0) return { kind: 'refused', problems }
  if (ctx.typed.get('version') !== String(bureau.version)) {
    const theirs = cases.flatMap(({ nom, libelle, enregistre }) => {
      const own = valeurs.get(nom) ?? null
      if (own === enregistre) return []
      const shown = (value: bigint | null) => (value === null ? '–' : nombre(ctx.locale, value))
      return [{ field: nom, message: mots.differs(libelle, shown(enregistre), shown(own)) }]
    })
    const who = mots.conflict(bureau.saisiPar ?? '', heure(ctx.locale, (bureau.saisiLe ?? '').slice(11, 16)))
    return { kind: 'conflict', problems: [{ field: null, message: who }, ...theirs] }
  }
  const chiffres = depouillementLu(bureau.inscrits, scrutin.listes, valeurs)
  const observation = ctx.typed.get('observation')?.trim().slice(0, 255) || null
  const ecarts = await enregistrer(ctx, scrutin, bureau, { phase, chiffres, observation, motif })
  const isWrong = phase === 'DF' && ecarts.some(({ gravite }) => gravite === 'erreur')
  const { code } = bureau.bureau
  return {
    kind: 'done',
    message: isWrong ? mots.savedInError(code) : mots.saved(code),
    to: ctx.link('saisie', scrutin.election.election),
  }
}
