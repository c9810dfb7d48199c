// SPDX-License-Identifier: EUPL-1.2
/** @jsxImportSource openmairie */
import type { PageContext } from 'openmairie'
import type { Tables } from '../gen/tables.js'
import { controler } from '../rules/bureau.js'
import type { BureauDuScrutin, Phase, Scrutin } from '../soiree/etat.js'
import { type Case, casesDe, depouillementLu, type Lu } from '../soiree/lecture-saisie.js'
import { ecartDit, heure, type Langue, libellesDe, motsDe, nombre } from './mots.js'
import type { Regime } from './saisie-envoi.js'

interface FormulaireProps {
  readonly ctx: PageContext<Tables>
  readonly regime: Regime
  readonly scrutin: Scrutin
  readonly bureau: BureauDuScrutin
  readonly phase: Phase
  /** What was typed, by control; empty where nothing was. */
  readonly valeurs: ReadonlyMap<string, Lu>
}

/** The figures of a bureau, their check as one types, and what is stored. */
export function FormulaireDuBureau({ ctx, regime, scrutin, bureau, phase, valeurs }: FormulaireProps) {
  const mots = motsDe(ctx.locale)
  const cases = casesDe(libellesDe(mots), scrutin.listes, bureau, phase)
  const isTyped = [...ctx.typed.keys()].length > 0
  const wrongReason = ctx.problems.find(({ field }) => field === 'motif')
  const address = ['DF'].includes(phase) ? [bureau.bureau.code] : [bureau.bureau.code, phase]
  const { election } = scrutin.election
  return (
    <>
      <nav class="or-phases" aria-label={mots.phases[phase]}>
        {regime.phases.map((one) => (
          <a
            key={one}
            href={ctx.link(regime.page, election, bureau.bureau.code, ...(one === 'DF' ? [] : [one]))}
            aria-current={one === phase ? 'page' : undefined}
          >
            {mots.phases[one]}
          </a>
        ))}
      </nav>
      {bureau.saisiPar !== null && (
        <p class="help">{mots.previous(bureau.saisiPar, heureDe(ctx.locale, bureau.saisiLe))}</p>
      )}
      <form method="post" action={ctx.link(regime.page, election, ...address)} class="or-saisie" data-checked>
        {ctx.guard}
        {/* After a conflict one has seen what is stored: what is typed then replaces it. */}
        <input type="hidden" name="version" value={String(bureau.version)} />
        <p class="or-inscrits">
          {mots.registered}&nbsp;: <strong>{nombre(ctx.locale, bureau.inscrits)}</strong>
        </p>
        <div class="or-cases">
          {cases.map((one, index) => (
            <CaseDeSaisie key={one.nom} ctx={ctx} une={one} first={index === 0} isTyped={isTyped} />
          ))}
        </div>
        <Controle ctx={ctx} scrutin={scrutin} bureau={bureau} cases={cases} valeurs={valeurs} isTyped={isTyped} />
        <div class="field">
          <label for="observation">
            {mots.remark} <span class="optional">({mots.optional})</span>
          </label>
          <input
            id="observation"
            name="observation"
            maxLength={255}
            value={isTyped ? (ctx.typed.get('observation') ?? '') : (bureau.resultats.get(phase)?.observation ?? '')}
          />
        </div>
        {regime.demandeMotif(bureau) && (
          <div class="field">
            <label for="motif">{mots.reason}</label>
            <input
              id="motif"
              name="motif"
              maxLength={255}
              required
              aria-invalid={wrongReason ? 'true' : undefined}
              aria-describedby={wrongReason ? 'motif-erreur' : undefined}
              value={ctx.typed.get('motif') ?? ''}
            />
            {wrongReason && (
              <p class="error" id="motif-erreur">
                {wrongReason.message}
              </p>
            )}
          </div>
        )}
        <div class="buttons">
          <button type="submit" class="primary">
            {mots.save}
          </button>
          <a class="button" href={ctx.link(regime.page, election)}>
            {mots.back}
          </a>
        </div>
      </form>
    </>
  )
}

function CaseDeSaisie({
  ctx,
  une,
  first,
  isTyped,
}: {
  ctx: PageContext<Tables>
  une: Case
  first: boolean
  isTyped: boolean
}) {
  const { nom, libelle, obligatoire, enregistre } = une
  const mots = motsDe(ctx.locale)
  const problem = ctx.problems.find(({ field }) => field === nom)
  return (
    <div class="field">
      <label for={nom}>
        {libelle} {!obligatoire && <span class="optional">({mots.optional})</span>}
      </label>
      <input
        id={nom}
        name={nom}
        inputMode="numeric"
        autoComplete="off"
        size={7}
        maxLength={12}
        autofocus={first}
        aria-invalid={problem ? 'true' : undefined}
        aria-describedby={problem ? `${nom}-erreur` : undefined}
        value={isTyped ? (ctx.typed.get(nom) ?? '') : (enregistre?.toString() ?? '')}
      />
      {problem && (
        <p class="error" id={`${nom}-erreur`}>
          {problem.message}
        </p>
      )}
    </div>
  )
}

interface ControleProps extends Pick<FormulaireProps, 'ctx' | 'scrutin' | 'bureau' | 'valeurs'> {
  readonly cases: readonly Case[]
  readonly isTyped: boolean
}

/** What does not hold in what is typed, told as one types. */
function Controle({ ctx, scrutin, bureau, cases, valeurs, isTyped }: ControleProps) {
  const mots = motsDe(ctx.locale)
  const read = cases.map(({ nom, enregistre }) => {
    const typed = valeurs.get(nom)
    return [nom, isTyped ? (typed && 'valeur' in typed ? typed.valeur : null) : enregistre] as const
  })
  const begun = read.some(([, value]) => value !== null)
  const ecarts = begun ? controler(depouillementLu(bureau.inscrits, scrutin.listes, new Map(read))) : []
  return (
    <div id="controle" class="or-controle" role="status" data-check>
      <h2>{mots.checks}</h2>
      {begun && ecarts.length === 0 && <p class="or-bon">{mots.allWell}</p>}
      <ul>
        {ecarts.map((ecart) => (
          <li key={ecart.regle} class={ecart.gravite === 'erreur' ? 'or-faux' : 'or-attention'}>
            {ecartDit(ctx.locale, ecart)}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Time of day of an instant of the base, as it is written there. */
function heureDe(langue: Langue, instant: string | null): string {
  return heure(langue, (instant ?? '').slice(11, 16))
}
