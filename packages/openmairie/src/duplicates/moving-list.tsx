// SPDX-License-Identifier: EUPL-1.2
import type { Count, Moving } from '../records/index.js'
import type { Target } from '../ui/target.js'
import { leaveName } from './controls.js'
import { duplicatesMessages } from './messages.js'

interface Props {
  readonly target: Target
  readonly moving: readonly Moving[]
  readonly leftOut: readonly string[]
}

/** What will belong to the kept record, by tab; a box for what it has already. Rows that may not be listed are not counted. */
export function MovingList({ target, moving, leftOut }: Props) {
  const { app, ctx } = target
  const messages = duplicatesMessages(ctx.locale)
  if (moving.length === 0) return <p class="help">{messages.nothingMoves}</p>
  const isListed = ({ entity, count }: Moving): boolean => {
    if (count.count === 0) return false
    const child = app.localised[ctx.locale].get(entity)
    return child !== undefined && ctx.grants.can(app.definition.name, child, 'list')
  }
  return (
    <>
      <p class="help">{messages.movingHelp}</p>
      <ul class="merge-moving">
        {moving.filter(isListed).map((each) => (
          <One key={`${each.entity}.${each.reference}`} target={target} each={each} leftOut={leftOut} />
        ))}
        {!moving.every(isListed) && <li>{messages.unseen}</li>}
      </ul>
    </>
  )
}

function One({ target, each, leftOut }: Omit<Props, 'moving'> & { each: Moving }) {
  const { app, ctx, entity } = target
  const messages = duplicatesMessages(ctx.locale)
  const said = ({ count, capped }: Count): string => (capped ? messages.atLeast(count) : String(count))
  const name = `${each.entity}.${each.reference}`
  const tab = entity.children.find((one) => one.entity === each.entity && one.reference === each.reference)
  const label = tab?.label ?? app.localised[ctx.locale].get(each.entity)?.label ?? each.entity
  return (
    <li>
      {messages.moves(said(each.count), label)}
      {each.clashes.count > 0 && each.obstacle === null && (
        <p class="check">
          <input
            type="checkbox"
            id={`ecarter-${name}`}
            name={leaveName}
            value={name}
            checked={leftOut.includes(name)}
          />{' '}
          <label for={`ecarter-${name}`}>{messages.leaveOut(said(each.clashes), each.clashes.count === 1)}</label>
        </p>
      )}
    </li>
  )
}
