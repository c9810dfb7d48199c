// SPDX-License-Identifier: EUPL-1.2

/** One thing that prevents a work; `href` leads to the control that it is about. */
export interface Obstacle {
  readonly message: string
  readonly href: string | null
}

/** What prevents a work, at the head of its form; nothing where nothing does. */
export function Obstacles({ title, obstacles }: { title: string; obstacles: readonly Obstacle[] }) {
  if (obstacles.length === 0) return null
  return (
    <div class="summary" role="alert" id="problemes" tabIndex={-1}>
      <h2>{title}</h2>
      <ul>
        {obstacles.map(({ message, href }) => (
          <li key={message}>{href === null ? message : <a href={href}>{message}</a>}</li>
        ))}
      </ul>
    </div>
  )
}

interface Props {
  /** What the button says; null where something prevents it. */
  readonly confirm: string | null
  readonly cancel: string
  readonly back: string
  /** Whether they stay in sight below a long page. */
  readonly sticky?: boolean
}

/** The button that does what is not easily taken back, and the way out. */
export function LastButtons({ confirm, cancel, back, sticky = false }: Props) {
  return (
    <div class={sticky ? 'buttons sticky' : 'buttons'}>
      {confirm !== null && (
        <button type="submit" class="danger">
          {confirm}
        </button>
      )}
      <a class="button" href={back}>
        {cancel}
      </a>
    </div>
  )
}
