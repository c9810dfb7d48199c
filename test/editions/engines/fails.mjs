// SPDX-License-Identifier: EUPL-1.2
// An engine that fails at documents that hold a marked name, or more than so many; of others it draws whom they are about.
import { appendFileSync } from 'node:fs'

const { mark, most = Number.POSITIVE_INFINITY, how, log } = JSON.parse(process.env.OPENMAIRIE_TEST_ENGINE)
const marked = mark && new RegExp(`^(${mark})$`)
process.on('message', ({ document }) => {
  const names = document.sections.map((section) => /Nom\d+/.exec(JSON.stringify(section))[0])
  appendFileSync(log, `${names.join(' ')}\n`)
  if (names.length <= most && !names.some((name) => marked?.test(name)))
    process.send({ kind: 'drawn', pdf: Buffer.from(`%PDF-1.7\n[${names.join(' ')}]`), pages: names.length })
  // Else it is killed by the system's own signal, or hangs.
  else if (how === 'kill') process.kill(process.pid, 'SIGKILL')
})
process.on('disconnect', () => process.exit(0))
process.send({ kind: 'ready' })
