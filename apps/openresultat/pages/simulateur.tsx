// SPDX-License-Identifier: EUPL-1.2
/** @jsxImportSource openmairie */
import { page } from 'openmairie'
import type { Tables } from '../gen/tables.js'
import { somme } from '../rules/bureau.js'
import { issueDe, lireBases } from '../soiree/calcul.js'
import { totaux } from '../soiree/etat.js'
import { lire } from '../soiree/lecture-saisie.js'
import { motsDeLaFeuille } from './feuille-mots.js'
import { motsDe, nombre } from './mots.js'
import { lues, scrutinDe } from './publics.js'
import { Sieges } from './sieges.js'
import { TableauDesVoix } from './tableau.js'

/** What seats other votes would give; nothing is kept of it. */
export const simulateur = page<Tables>({
  label: 'Et si\u00a0?',
  access: { right: 'resultats' },
  reads: lues,
  async show(ctx) {
    const mots = motsDe(ctx.locale)
    const scrutin = await scrutinDe(ctx, ctx.parts[0])
    if (!scrutin || ctx.parts.length > 1) return null
    const actual = totaux(scrutin)
    const read = scrutin.listes.map(({ id, libelle }, index) => {
      const typed = ctx.query.get(`v-${id}`)
      const found = typed === null ? { valeur: actual.voix[index] ?? 0n } : lire(typed)
      return { id, libelle, typed: typed ?? String(actual.voix[index] ?? 0n), found }
    })
    const isRead = read.every(({ found }) => 'valeur' in found)
    const voix = read.map(({ found }) => ('valeur' in found ? (found.valeur ?? 0n) : 0n))
    const exprimes = somme(voix)
    const issue = issueDe(await lireBases(ctx, scrutin), 'CM', { inscrits: actual.inscrits, exprimes, voix })
    return {
      kind: 'page',
      title: mots.simulator,
      above: [{ label: scrutin.election.libelle, href: ctx.record('election', scrutin.election.election) }],
      body: (
        <>
          <p class="lead">{motsDeLaFeuille(ctx.locale).simulation}</p>
          <form method="get" action={ctx.link('simulateur', scrutin.election.election)} class="or-saisie">
            <div class="or-cases">
              {read.map(({ id, libelle, typed, found }) => (
                <div class="field" key={id}>
                  <label for={`v-${id}`}>{libelle}</label>
                  <input
                    id={`v-${id}`}
                    name={`v-${id}`}
                    inputMode="numeric"
                    size={8}
                    maxLength={12}
                    value={typed}
                    aria-invalid={'faux' in found ? 'true' : undefined}
                    aria-describedby={'faux' in found ? `v-${id}-erreur` : undefined}
                  />
                  {'faux' in found && (
                    <p class="error" id={`v-${id}-erreur`}>
                      {mots.notANumber(libelle, found.faux)}
                    </p>
                  )}
                </div>
              ))}
            </div>
            <div class="buttons">
              <button type="submit" class="primary">
                {mots.simulate}
              </button>
            </div>
          </form>
          {isRead && (
            <>
              <TableauDesVoix
                scrutin={scrutin}
                langue={ctx.locale}
                caption={motsDeLaFeuille(ctx.locale).supposed(nombre(ctx.locale, exprimes))}
                voix={voix}
                exprimes={exprimes}
                inscrits={actual.inscrits}
              />
              <Sieges scrutin={scrutin} issue={issue} assemblee="CM" langue={ctx.locale} />
            </>
          )}
        </>
      ),
    }
  },
})
