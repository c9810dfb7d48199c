// SPDX-License-Identifier: EUPL-1.2
/** @jsxImportSource openmairie */
import { page } from 'openmairie'
import type { Animation } from '../gen/animation.js'
import type { Tables } from '../gen/tables.js'
import { percentage } from '../rules/fraction.js'
import { issueDe, lireRegle } from '../soiree/calcul.js'
import { estPublic } from '../soiree/embargo.js'
import {
  type BureauDuScrutin,
  bureauxArrives,
  lireColistiers,
  lireScrutin,
  type Scrutin,
  totaux,
} from '../soiree/etat.js'
import { heure, type Langue, motsDe, nombre, pourcent } from './mots.js'
import { lues, numeroDe } from './publics.js'
import { Sieges } from './sieges.js'
import { Avancement, TableauDesVoix } from './tableau.js'

/** The big screen of the hall: totals, seats, and the bureaux one after the other, by the clock of the server. */
export const animation = page<Tables>({
  label: 'Animation',
  access: 'public',
  reads: [...lues, 'animation'],
  live: 1,
  async show(ctx) {
    const id = numeroDe(ctx.parts[0])
    const screen = Number.isNaN(id) || ctx.parts.length > 1 ? null : await ctx.find('animation', { animation: id })
    const scrutin = screen?.actif ? await lireScrutin(ctx, screen.election) : null
    if (!screen || !scrutin) return null
    const mots = motsDe(ctx.locale)
    const isOpen = estPublic(scrutin.election, { jour: ctx.today, heure: ctx.time })
    const title = scrutin.election.libelle
    if (!isOpen)
      return {
        kind: 'page',
        bare: true,
        title,
        body: (
          <div id="ecran" class="or-ecran" data-fresh>
            <p class="or-attente">{mots.embargo(heure(ctx.locale, scrutin.election.heure_embargo))}</p>
          </div>
        ),
      }
    const regle = await lireRegle(ctx, scrutin)
    const issue = regle && issueDe(scrutin, regle, await lireColistiers(ctx, scrutin), 'CM')
    return {
      kind: 'page',
      bare: true,
      title,
      body: (
        <div id="ecran" class="or-ecran" data-fresh>
          {screen.bandeau !== null && <p class="or-bandeau">{screen.bandeau}</p>}
          <Avancement scrutin={scrutin} langue={ctx.locale} />
          <div class="or-colonnes">
            <TableauDesVoix scrutin={scrutin} langue={ctx.locale} caption={mots.results} {...totaux(scrutin)} />
            {issue && <Sieges scrutin={scrutin} issue={issue} assemblee="CM" langue={ctx.locale} />}
            <Defilant screen={screen} scrutin={scrutin} langue={ctx.locale} now={Date.parse(ctx.now)} />
          </div>
        </div>
      ),
    }
  },
})

interface DefilantProps {
  readonly screen: Animation
  readonly scrutin: Scrutin
  readonly langue: Langue
  /** Milliseconds. */
  readonly now: number
}

/** One bureau at a time: those that have arrived for results, all of them for participation. */
function Defilant({ screen, scrutin, langue, now }: DefilantProps) {
  const shown = screen.vue === 'participation' ? scrutin.bureaux : bureauxArrives(scrutin)
  if (!screen.bureaux_defilants || shown.length === 0) return null
  const current = shown[Math.floor(now / (screen.rafraichissement * 1000)) % shown.length]
  if (!current) return null
  const mots = motsDe(langue)
  return (
    <section class="or-defilant" aria-label={mots.bureau}>
      <h2>
        {mots.bureau} {current.bureau.code}
      </h2>
      <p>{current.bureau.libelle}</p>
      {screen.vue === 'participation' ? (
        <Participation bureau={current} scrutin={scrutin} langue={langue} />
      ) : (
        <TableauDesVoix
          scrutin={scrutin}
          langue={langue}
          caption={mots.results}
          voix={current.resultats.get('DF')?.voix ?? []}
          exprimes={current.resultats.get('DF')?.exprimes ?? 0n}
          inscrits={current.inscrits}
        />
      )}
    </section>
  )
}

function Participation({ bureau, scrutin, langue }: { bureau: BureauDuScrutin; scrutin: Scrutin; langue: Langue }) {
  return (
    <dl class="or-faits">
      {scrutin.tranches.map(({ tranche, libelle }) => {
        const voters = bureau.participation.get(tranche)
        return (
          <div key={tranche}>
            <dt>{libelle}</dt>
            <dd>
              {voters === undefined
                ? '–'
                : `${nombre(langue, voters)} (${pourcent(langue, percentage(voters, bureau.inscrits))})`}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
