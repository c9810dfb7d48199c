// SPDX-License-Identifier: EUPL-1.2
// An engine that is killed by documents that hold the mark of OPENMAIRIE_TEST_KILLS; of others it draws how many sections they have.
const mark = process.env.OPENMAIRIE_TEST_KILLS
process.on('message', ({ document }) => {
  const { sections } = document
  if (mark && new RegExp(`\\b(${mark})\\b`).test(JSON.stringify(sections))) process.kill(process.pid, 'SIGKILL')
  else process.send({ kind: 'drawn', pdf: Buffer.from(`%PDF-1.7\n[${sections.length}]`), pages: sections.length })
})
process.on('disconnect', () => process.exit(0))
process.send({ kind: 'ready' })
