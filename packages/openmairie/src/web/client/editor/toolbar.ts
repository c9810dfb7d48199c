// SPDX-License-Identifier: EUPL-1.2
import type { Editor } from '@tiptap/core'
import { actions } from './actions.js'
import { chainOn } from './blocks.js'

/** Binds the buttons of a toolbar to an editor; returns what shows, on them, what holds where its cursor stands. */
export function bindToolbar(bar: HTMLElement, editor: Editor): () => void {
  const buttons = [...bar.querySelectorAll<HTMLButtonElement>('[data-do]')]
  const style = bar.querySelector<HTMLSelectElement>('select[data-style]')
  const ofTable = bar.querySelector<HTMLElement>('[data-table]')
  // The editor keeps its selection while a button of it is pressed.
  bar.addEventListener('mousedown', (event) => {
    if (event.target instanceof Element && event.target.closest('button')) event.preventDefault()
  })
  for (const button of buttons) button.addEventListener('click', () => actions[button.dataset.do ?? '']?.run(editor))
  style?.addEventListener('change', () => setStyle(editor, Number(style.value)))
  openMore(bar)
  rove(bar)
  return () => {
    for (const button of buttons) {
      const isOn = actions[button.dataset.do ?? '']?.isOn
      if (isOn) button.setAttribute('aria-pressed', String(isOn(editor)))
    }
    const { parent } = editor.state.selection.$from
    if (style) style.value = parent.type.name === 'heading' ? String(parent.attrs['level']) : '0'
    if (ofTable) ofTable.hidden = !editor.isActive('table')
  }
}

function setStyle(editor: Editor, level: number): void {
  const { align = null, si = null, pour = null } = editor.state.selection.$from.parent.attrs
  const said = { align, si, pour }
  const chain = chainOn(editor)
  if (level === 0) chain.setNode('paragraph', said).run()
  else chain.setNode('heading', { ...said, level }).run()
}

function openMore(bar: HTMLElement): void {
  const button = bar.querySelector<HTMLButtonElement>('[data-more]')
  const more = bar.querySelector<HTMLElement>('[data-less]')
  button?.addEventListener('click', () => {
    if (!more) return
    more.hidden = !more.hidden
    button.setAttribute('aria-expanded', String(!more.hidden))
  })
}

/** One stop of Tab for all; arrows go from one button to the next. */
function rove(bar: HTMLElement): void {
  const stops = (): HTMLElement[] =>
    [...bar.querySelectorAll<HTMLElement>('button, select')].filter((each) => each.checkVisibility())
  const stopAt = (stop: HTMLElement | undefined): void => {
    for (const each of bar.querySelectorAll<HTMLElement>('button, select')) each.tabIndex = each === stop ? 0 : -1
  }
  stopAt(bar.querySelector<HTMLElement>('button, select') ?? undefined)
  bar.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement) stopAt(target)
  })
  bar.addEventListener('keydown', (event) => {
    const all = stops()
    const at = event.target instanceof HTMLElement ? all.indexOf(event.target) : -1
    const last = all.length - 1
    const to = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[
      event.key
    ]
    if (to === undefined || at < 0) return
    event.preventDefault()
    all[to]?.focus()
  })
}
