// SPDX-License-Identifier: EUPL-1.2
/** @jsxImportSource openmairie */
import { type PageContext, type PageOutcome, type PageShown, type PageWriting, page } from 'openmairie'
import {
  estAJour,
  estIntacte,
  lireDecoupage,
  lireTransmissions,
  type NomDePresentation,
  presentations,
  prochaine,
} from '../exchanges/transmettre.js'
import type { Election } from '../gen/election.js'
import type { Tables } from '../gen/tables.js'
import type { Transmission } from '../gen/transmission.js'
import type { Scrutin } from '../soiree/etat.js'
import { choixDuScrutin } from './choix.js'
import { lues, scrutinDe } from './publics.js'
import { Faites } from './transmission-faites.js'
import { motsTransmission } from './transmission-mots.js'

/** States of a poll whose results are told to the préfecture. */
const transmis: readonly Election['statut'][] = ['complete', 'proclamee']

const noms = Object.keys(presentations).filter((nom): nom is NomDePresentation => Object.hasOwn(presentations, nom))

/** The file of the préfecture: what it lacks, the first one and those that correct it, each kept as it was made. */
export const transmission = page<Tables>({
  label: 'Transmission à la préfecture',
  access: { right: 'transmettre' },
  reads: [...lues, 'canton', 'circonscription', 'transmission'],
  writes: ['transmission'],
  async show(ctx) {
    const mots = motsTransmission(ctx.locale)
    if (ctx.parts.length === 0)
      return choixDuScrutin(ctx, 'transmission', mots.title, { etats: transmis, aucun: mots.noPoll })
    const scrutin = await scrutinDe(ctx, ctx.parts[0])
    if (!scrutin || ctx.parts.length > 2) return null
    const faites = await lireTransmissions(ctx, scrutin.election.election)
    const { libelle, election } = scrutin.election
    const above = [{ label: libelle, href: ctx.record('election', election) }]
    if (ctx.parts.length === 1)
      return {
        kind: 'page',
        title: mots.title,
        above,
        body: (
          <>
            {await Prochaine({ ctx, scrutin, faites })}
            <Faites ctx={ctx} election={election} faites={faites} />
          </>
        ),
      }
    const asked = faites.find((one) => String(one.transmission) === ctx.parts[1])
    return asked ? fichierDe(ctx, asked, above) : null
  },
  submit,
})

function fichierDe(
  ctx: PageContext<Tables>,
  faite: Transmission,
  above: readonly { readonly label: string; readonly href: string }[],
): PageShown {
  const { contenu, fichier } = faite
  const filename = fichier ?? `transmission-${faite.transmission}.txt`
  if (contenu !== null && estIntacte(faite))
    return { kind: 'file', filename, type: 'text/plain; charset=utf-8', content: contenu }
  const mots = motsTransmission(ctx.locale)
  const told = contenu === null ? mots.notKept : mots.altered(filename)
  return { kind: 'page', title: filename, above, body: <p class="flash error">{told}</p> }
}

interface ProchaineProps {
  readonly ctx: PageContext<Tables>
  readonly scrutin: Scrutin
  readonly faites: readonly Transmission[]
}

/** What prevents the next file, or what makes it. */
async function Prochaine({ ctx, scrutin, faites }: ProchaineProps) {
  const mots = motsTransmission(ctx.locale)
  const { election, statut } = scrutin.election
  if (statut === 'archivee') return <p>{mots.archived}</p>
  const decoupage = await lireDecoupage(ctx)
  const { fichier } = prochaine(scrutin, decoupage, faites, 'csv')
  const last = faites.at(-1)
  const isSame = last && estAJour(scrutin, decoupage, last)
  const wrong = ctx.problems.find(({ field }) => field === 'presentation')
  if (!fichier.ok)
    return (
      <section aria-labelledby="manques">
        <h2 id="manques">{mots.missing}</h2>
        <p>{mots.missingHelp}</p>
        <ul class="or-liste">
          {fichier.manques.map((manque) => (
            <li key={manque}>{manque}</li>
          ))}
        </ul>
      </section>
    )
  if (!transmis.includes(statut)) return <p class="flash warning">{mots.notComplete}</p>
  return (
    <>
      {last && (
        <p class={isSame ? 'flash info' : 'flash warning'} id="evolution">
          {isSame ? mots.unchanged(last.fichier ?? '') : mots.changed(last.fichier ?? '')}
        </p>
      )}
      <form method="post" action={ctx.link('transmission', election)} class="or-importer">
        {ctx.guard}
        <fieldset aria-describedby={wrong ? 'presentation-erreur' : undefined}>
          <legend>{mots.layout}</legend>
          {wrong && (
            <p class="error" id="presentation-erreur">
              {wrong.message}
            </p>
          )}
          {noms.map((nom, index) => (
            <span class="check" key={nom}>
              <input
                type="radio"
                id={index === 0 ? 'presentation' : `presentation-${nom}`}
                name="presentation"
                value={nom}
                required
                checked={nom === ctx.typed.get('presentation')}
              />{' '}
              <label for={index === 0 ? 'presentation' : `presentation-${nom}`}>{mots.layouts[nom]}</label>
            </span>
          ))}
        </fieldset>
        <div class="buttons">
          <button type="submit" class="primary">
            {mots.make[fichier.type]}
          </button>
        </div>
      </form>
    </>
  )
}

async function submit(ctx: PageWriting<Tables>): Promise<PageOutcome> {
  const mots = motsTransmission(ctx.locale)
  const refused = (field: string | null, ...messages: readonly string[]): PageOutcome => ({
    kind: 'refused',
    problems: messages.map((message) => ({ field, message })),
  })
  const named = await scrutinDe(ctx, ctx.parts[0])
  if (!named) return refused(null, mots.noPoll)
  // Held first, then read: two files made at once would both be the first.
  await ctx.hold('election', [String(named.election.election)])
  const scrutin = (await scrutinDe(ctx, ctx.parts[0])) ?? named
  const { election, statut } = scrutin.election
  if (!transmis.includes(statut)) return refused(null, statut === 'archivee' ? mots.archived : mots.notComplete)
  const presentation = noms.find((nom) => nom === ctx.typed.get('presentation'))
  if (!presentation) return refused('presentation', mots.noLayout)
  const faites = await lireTransmissions(ctx, election)
  const { fichier, nom } = prochaine(scrutin, await lireDecoupage(ctx), faites, presentation)
  if (!fichier.ok) return refused(null, ...fichier.manques)
  const { type, texte: contenu, empreinte } = fichier
  await ctx.create('transmission', { election, type, fichier: nom, empreinte, contenu, date: ctx.now })
  return { kind: 'done', message: mots.done(nom), to: ctx.link('transmission', election) }
}
