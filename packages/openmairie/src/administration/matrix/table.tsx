// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../../model/application.js'
import type { Profil, Rights } from '../../rights/rights.js'
import type { Permission } from '../permissions.js'
import { whyUrl } from '../urls.js'
import { boxValue } from './boxes.js'
import { matrixMessages } from './messages.js'
import { type Section, type Source, sourcesFor } from './sections.js'

interface Props {
  readonly section: Section
  readonly index: number
  readonly profils: readonly Profil[]
  readonly rights: Rights
  readonly labelOf: (permission: string) => string
  readonly writable: boolean
  readonly locale: Locale
}

/** The permissions of an entity, a line each, with a box a profil. */
export function SectionTable(props: Props) {
  const { section, index, profils, locale } = props
  const messages = matrixMessages(locale)
  const title = section.title === '' ? messages.wholeInstance : section.title
  return (
    <div class="card matrix">
      <h2 id={`section-${index}`}>{title}</h2>
      <div class="scroll" tabIndex={0} role="region" aria-labelledby={`section-${index}`}>
        <table>
          <caption class="hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{messages.permission}</th>
              {profils.map((profil) => (
                <th scope="col" key={profil.name}>
                  {profil.label}{' '}
                  {props.rights.mode === 'hierarchique' && <small>{messages.rank(profil.hierarchy)}</small>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {section.permissions.map((permission) => (
              <tr key={permission.name}>
                <th scope="row">{shortened(permission.label, title)}</th>
                {profils.map((profil) => (
                  <Cell {...props} key={profil.name} profil={profil} permission={permission} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

function Cell({
  profil,
  permission,
  rights,
  labelOf,
  writable,
  locale,
}: Props & { profil: Profil; permission: Permission }) {
  const messages = matrixMessages(locale)
  const own = profil.permissions.has(permission.name)
  const inherited = sourcesFor(rights, profil.name, permission.name).find(
    (source) => source.profil !== profil || source.permission !== permission.name,
  )
  const value = boxValue(profil.name, permission.name)
  const note = `note-${value}`
  return (
    <td class={inherited ? 'inherited' : undefined}>
      <label>
        <input
          type="checkbox"
          name="droit"
          value={value}
          checked={own}
          disabled={!writable}
          aria-label={messages.box(profil.label, permission.label)}
          aria-describedby={inherited ? note : undefined}
        />
        <span class="narrow">{profil.label}</span>
      </label>
      {own && writable && <input type="hidden" name="avant" value={value} />}
      {inherited && (
        <small id={note}>
          {messages.by(said(inherited, profil, labelOf, locale))}{' '}
          <a href={whyUrl({ profil: profil.name, permission: permission.name })}>
            {messages.why}
            <span class="hidden"> {messages.box(profil.label, permission.label)}</span>
          </a>
        </small>
      )}
    </td>
  )
}

/** A label below a title that begins it: what is left. */
function shortened(label: string, title: string): string {
  const start = `${title} – `
  return label.startsWith(start) ? label.slice(start.length) : label
}

/** A droit in words, as the profil that has it by this one is told. */
export function said(source: Source, profil: Profil, labelOf: (permission: string) => string, locale: Locale): string {
  const messages = matrixMessages(locale)
  const label = labelOf(source.permission)
  return source.profil === profil ? messages.byOwn(label) : messages.byOther(source.profil.label, label)
}
