// SPDX-License-Identifier: EUPL-1.2
/** @jsxImportSource openmairie */
import { page } from 'openmairie'
import type { Animation } from '../gen/animation.js'
import type { Tables } from '../gen/tables.js'
import { issueDe, lireBases } from '../soiree/calcul.js'
import { estPublic } from '../soiree/embargo.js'
import { bureauxArrives, lireScrutin, type Scrutin, totaux } from '../soiree/etat.js'
import { motsDeLecran } from './animation-mots.js'
import { ParticipationDeLaCommune, ParticipationDuBureau } from './animation-participation.js'
import { annonce, type Langue, motsDe } from './mots.js'
import { electionDe, lues, numeroDe } from './publics.js'
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
    const election = screen?.actif ? await electionDe(ctx, String(screen.election)) : null
    if (!screen || !election) return null
    const mots = motsDe(ctx.locale)
    const isOpen = estPublic(election, { jour: ctx.today, heure: ctx.time })
    const title = election.libelle
    if (!isOpen)
      return {
        kind: 'page',
        bare: true,
        title,
        body: (
          <div id="ecran" class="or-ecran" data-fresh>
            <p class="or-attente">{annonce(ctx, election)}</p>
          </div>
        ),
      }
    const scrutin = await lireScrutin(ctx, election)
    if (!scrutin) return null
    const sums = totaux(scrutin)
    const isTurnout = screen.vue === 'participation'
    const issue = issueDe(await lireBases(ctx, scrutin), 'CM', sums)
    return {
      kind: 'page',
      bare: true,
      title,
      body: (
        <div id="ecran" class="or-ecran" data-fresh>
          {screen.bandeau !== null && <p class="or-bandeau">{screen.bandeau}</p>}
          {!isTurnout && <Avancement scrutin={scrutin} sums={sums} langue={ctx.locale} />}
          <div class="or-colonnes">
            <div class="or-principal">
              {isTurnout ? (
                <ParticipationDeLaCommune scrutin={scrutin} langue={ctx.locale} />
              ) : sums.bureaux === 0n ? (
                <p class="or-attente">{motsDeLecran(ctx.locale).notYet}</p>
              ) : (
                <TableauDesVoix scrutin={scrutin} langue={ctx.locale} caption={mots.results} {...sums} />
              )}
            </div>
            <div class="or-cote">
              {!isTurnout && <Sieges scrutin={scrutin} issue={issue} assemblee="CM" langue={ctx.locale} />}
              <Defilant screen={screen} scrutin={scrutin} langue={ctx.locale} now={Date.parse(ctx.now)} />
            </div>
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
  const titre = `${motsDe(langue).bureau} ${current.bureau.code} – ${current.bureau.libelle}`
  if (screen.vue === 'participation')
    return (
      <section class="or-defilant" aria-label={titre}>
        <h2>{titre}</h2>
        <ParticipationDuBureau bureau={current} scrutin={scrutin} langue={langue} />
      </section>
    )
  const announced = current.resultats.get('DF')
  return (
    <div class="or-defilant">
      <TableauDesVoix
        scrutin={scrutin}
        langue={langue}
        caption={titre}
        voix={announced?.voix ?? []}
        exprimes={announced?.exprimes ?? 0n}
        inscrits={current.inscrits}
      />
    </div>
  )
}
