// SPDX-License-Identifier: EUPL-1.2
// An engine that does what the title of a document says, in place of drawing it.
let count = 0
process.on('message', ({ document }) => {
  count++
  const drawn = () => process.send({ kind: 'drawn', pdf: Buffer.from(`${process.pid}`), pages: 1 })
  const swell = () => {
    globalThis.held = Array.from({ length: 300 }, () => Buffer.alloc(1 << 20, 1))
  }
  const deeds = {
    crash: () => process.kill(process.pid, 'SIGSEGV'),
    hang: () => undefined,
    refuse: () => process.send({ kind: 'refused', reason: 'not that one' }),
    babble: () => process.send({ kind: 'unheard of' }),
    kill: () => process.kill(process.pid, 'SIGKILL'),
    swell,
    'swell-if-used': () => (count > 1 ? swell() : drawn()),
    slow: () => setTimeout(drawn, 300),
  }
  ;(deeds[document.title] ?? drawn)()
})
process.on('disconnect', () => process.exit(0))
process.send({ kind: 'ready' })
