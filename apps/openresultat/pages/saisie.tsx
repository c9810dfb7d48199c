// SPDX-License-Identifier: EUPL-1.2
/** @jsxImportSource openmairie */
import { type PageContext, type PageShown, page } from 'openmairie'
import type { Tables } from '../gen/tables.js'
import { enregistrer } from '../soiree/enregistrer.js'
import { type BureauDuScrutin, etatsOuverts, type Phase, type Scrutin, totaux } from '../soiree/etat.js'
import { casesDe, type Lu, lire } from '../soiree/lecture-saisie.js'
import { choixDuScrutin } from './choix.js'
import { motsCorrection } from './correction-mots.js'
import { libellesDe, motsDe, nombre } from './mots.js'
import { lues, scrutinDe } from './publics.js'
import { FormulaireDuBureau } from './saisie-bureau.js'
import { type Regime, soumettre, vise } from './saisie-envoi.js'
import { Avancement } from './tableau.js'

/** On the night: what is validated takes a reason to be changed. */
const nuit: Regime = {
  page: 'saisie',
  titre: (langue) => motsDe(langue).entry,
  etats: etatsOuverts,
  ferme: (langue) => motsDe(langue).closed,
  aucun: (langue) => motsDe(langue).noPoll,
  phases: ['C1', 'C2', 'DF'],
  demandeMotif: ({ etat }) => etat === 'valide',
  async ranger(ctx, scrutin, bureau, annonce) {
    const mots = motsDe(ctx.locale)
    const ecarts = await enregistrer(ctx, scrutin, bureau, annonce)
    const isWrong = annonce.phase === 'DF' && ecarts.some(({ gravite }) => gravite === 'erreur')
    const { code } = bureau.bureau
    return {
      kind: 'done',
      message: isWrong ? mots.savedInError(code) : mots.saved(code),
      to: ctx.link('saisie', scrutin.election.election),
    }
  },
}

/** Entry of results: polls, then bureaux by their state, then one bureau. */
export const saisie = page<Tables>({
  label: 'Saisie des résultats',
  access: { right: 'saisie' },
  reads: lues,
  writes: ['resultat', 'resultat_voix', 'election_bureau', 'election'],
  live: 2,
  show: (ctx) => montrer(ctx, nuit),
  submit: (ctx) => soumettre(ctx, nuit),
})

/** What is shown to whoever enters results: polls, bureaux, or one of them. */
export async function montrer(ctx: PageContext<Tables>, regime: Regime): Promise<PageShown | null> {
  const mots = motsDe(ctx.locale)
  const title = regime.titre(ctx.locale)
  if (ctx.parts.length === 0)
    return choixDuScrutin(ctx, regime.page, title, { etats: regime.etats, aucun: regime.aucun(ctx.locale) })
  const scrutin = await scrutinDe(ctx, ctx.parts[0])
  if (!scrutin) return null
  const above = [{ label: title, href: ctx.link(regime.page) }]
  const asked = ctx.query.get('bureau')
  const code = asked?.trim().toUpperCase()
  const parts = code === undefined ? ctx.parts : [ctx.parts[0] ?? '', codeNomme(scrutin, code)]
  const found = vise(scrutin, parts, regime.phases)
  if (!found && asked === null && ctx.parts.length > 1) return null
  if (!found)
    return {
      kind: 'page',
      wide: true,
      title: scrutin.election.libelle,
      above,
      body: <Tuiles ctx={ctx} regime={regime} scrutin={scrutin} absent={asked} />,
    }
  const poll = { label: scrutin.election.libelle, href: ctx.link(regime.page, scrutin.election.election) }
  return {
    kind: 'page',
    title: `${mots.bureau} ${found.bureau.bureau.code} – ${found.bureau.bureau.libelle}`,
    above: [...above, poll],
    body: (
      <>
        <Ferme ctx={ctx} regime={regime} scrutin={scrutin} code={found.bureau.bureau.code} />
        <FormulaireDuBureau
          ctx={ctx}
          regime={regime}
          scrutin={scrutin}
          {...found}
          valeurs={valeursDe(ctx, scrutin, found)}
        />
      </>
    ),
  }
}

/** Says that a poll takes no entry, and where what was proclaimed is corrected, to whoever may. */
function Ferme({ ctx, regime, scrutin, code }: Omit<TuilesProps, 'absent'> & { readonly code?: string }) {
  const { election, statut } = scrutin.election
  if (regime.etats.includes(statut)) return null
  const corrects = regime.page === 'saisie' && statut === 'proclamee' && ctx.rights.holds('openresultat.corriger')
  return (
    <p class="flash warning">
      {regime.ferme(ctx.locale)}{' '}
      {corrects && (
        <a href={ctx.link('correction', election, ...(code === undefined ? [] : [code]))}>
          {motsCorrection(ctx.locale).title}
        </a>
      )}
    </p>
  )
}

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

interface TuilesProps {
  readonly ctx: PageContext<Tables>
  readonly regime: Regime
  readonly scrutin: Scrutin
  /** Code that was asked for and that no bureau has; null: none was. */
  readonly absent: string | null
}

function Tuiles({ ctx, regime, scrutin, absent }: TuilesProps) {
  const mots = motsDe(ctx.locale)
  const { election } = scrutin.election
  return (
    <>
      <Ferme ctx={ctx} regime={regime} scrutin={scrutin} />
      <form method="get" action={ctx.link(regime.page, election)} class="or-aller">
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
          aria-describedby={absent === null ? undefined : 'bureau-absent'}
          aria-invalid={absent === null ? undefined : 'true'}
        />
        <button type="submit">{mots.open}</button>
        {absent !== null && (
          <p class="error" id="bureau-absent" role="alert">
            {mots.noBureau(absent)}
          </p>
        )}
      </form>
      <div id="avancement" data-fresh>
        <Avancement scrutin={scrutin} sums={totaux(scrutin)} langue={ctx.locale} />
      </div>
      <ul class="or-tuiles" id="tuiles" data-fresh>
        {scrutin.bureaux.map(({ id, bureau, etat, resultats }) => (
          <li key={id}>
            <a id={`tuile-${id}`} class={`or-tuile ${etat}`} href={ctx.link(regime.page, election, bureau.code)}>
              <strong>{bureau.code}</strong>
              <span>{bureau.libelle}</span>
              <small>
                {mots.states[etat]}
                {etat === 'attente' &&
                  regime.phases.filter((phase) => resultats.has(phase)).map((phase) => ` · ${phase}`)}
                {etat !== 'attente' && ` · ${nombre(ctx.locale, resultats.get('DF')?.votants ?? 0n)}`}
              </small>
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}
