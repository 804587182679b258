// What Mijn does with scripts, and works without: it warns before a session ends, so that nothing that was typed is lost.

const WARN_MINUTES = 2
const MINUTE_MS = 60_000

const dialog = document.getElementById('stil')

if (dialog instanceof HTMLDialogElement) {
  const minutes = Number(dialog.dataset.minuten)
  const text = dialog.querySelector('[data-tekst]')
  const warning = text?.textContent ?? ''
  let ends = 0

  const begin = () => {
    ends = Date.now() + minutes * MINUTE_MS
    if (text) text.textContent = warning
  }

  /** Asks the server to keep the session. Whoever is logged out already keeps what they typed. */
  const stay = async () => {
    const response = await fetch('/mijn/blijven', { method: 'POST', redirect: 'manual' }).catch(() => undefined)
    if (response?.status === 204) begin()
  }

  const look = () => {
    const left = ends - Date.now()
    if (left > WARN_MINUTES * MINUTE_MS) return
    if (left <= 0 && text) text.textContent = dialog.dataset.voorbij ?? ''
    if (!dialog.open && left > 0) dialog.showModal()
  }

  dialog.addEventListener('close', () => {
    if (ends > Date.now()) void stay()
  })
  begin()
  setInterval(look, 5_000)
}
