// SPDX-License-Identifier: EUPL-1.2

/** An element that files may be dropped on says so while they are over it, then gives them. */
export function startDropZone(zone: HTMLElement, take: (event: DragEvent, files: FileList | undefined) => void): void {
  zone.addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    zone.classList.add('dropping')
  })
  zone.addEventListener('dragleave', (event) => {
    if (!(event.relatedTarget instanceof Node) || !zone.contains(event.relatedTarget)) zone.classList.remove('dropping')
  })
  zone.addEventListener('drop', (event) => {
    zone.classList.remove('dropping')
    take(event, event.dataTransfer?.files)
  })
}
