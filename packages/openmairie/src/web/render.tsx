// SPDX-License-Identifier: EUPL-1.2
import { markup } from '../ui/markup.js'
import type { PageContent } from '../ui/page.js'
import type { Frame } from './frame.js'
import { Layout } from './layout.js'

/** A whole page as HTML. */
export function renderPage(frame: Frame, page: PageContent): string {
  return `<!doctype html>${markup(<Layout frame={frame} page={page} />)}`
}
