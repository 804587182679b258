// Sends chosen files in pieces while somebody goes on with the form, and goes on by itself after a connection was lost. Without this script the
// files come with the form.

const PIECE = 1024 * 1024
/** The rests after pieces that did not arrive, one after the other, in ms; after the last one it stops. */
const RESTS = [1_000, 2_000, 5_000, 10_000, 20_000, 30_000, 60_000]
const LONGEST_MS = 120_000
const QUARTER = 25
const MB = 1024 * 1024

/** The hidden fields of a form that say whose it is, and which draft it has. */
const OWN = ['_als', '_bewijs', 'sleutel']

/** What may go better by itself: nobody answered, or not now. */
class Missed extends Error {}

/** Fills in `{naam}` and the like. */
const fill = (text, values) => text.replaceAll(/\{(\w+)\}/g, (_whole, name) => values[name])

/** Waits for some time, or until there is a connection again. */
const rest = (ms, signal) =>
  new Promise((done) => {
    const end = () => {
      clearTimeout(timer)
      window.removeEventListener('online', end)
      done()
    }
    const timer = setTimeout(end, ms)
    window.addEventListener('online', end)
    signal.addEventListener('abort', end)
  })

/** Sends a form, and gives the JSON of its answer. */
const post = (path, body, signal, onBytes) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', path)
    request.timeout = LONGEST_MS
    request.responseType = 'json'
    request.upload.addEventListener('progress', ({ loaded }) => onBytes(loaded))
    const miss = () => reject(new Missed())
    for (const name of ['error', 'timeout', 'abort']) request.addEventListener(name, miss)
    request.addEventListener('load', () => {
      const { status, response } = request
      if (status === 408 || status === 429 || status >= 500) return miss()
      return resolve(status === 200 ? response : undefined)
    })
    signal.addEventListener('abort', () => request.abort())
    request.send(body)
  })

/** Sends a file from where the server is with it; gives the file as it was added, or why it was not. */
async function send(form, veld, file, { signal, onBytes, onMissed }) {
  let missed = 0
  let received
  while (!signal.aborted) {
    const body = new FormData()
    for (const name of OWN) if (form.elements[name]) body.set(name, form.elements[name].value)
    const kenmerk = `${file.name} ${file.lastModified}`.slice(0, 500)
    const fields = { veld, bestandsnaam: file.name, mediatype: file.type, omvang: file.size, kenmerk }
    for (const [name, value] of Object.entries({ ...fields, vanaf: received ?? 0 })) body.set(name, value)
    if (received !== undefined) body.set('deel', file.slice(received, received + PIECE), 'deel')
    try {
      const answer = await post(form.dataset.uploads, body, signal, (loaded) =>
        onBytes(Math.min((received ?? 0) + loaded, file.size)),
      )
      if (!answer) return { fout: '' }
      if (answer.fout || answer.bestand) return answer
      received = answer.ontvangen
      missed = 0
    } catch (error) {
      if (!(error instanceof Missed)) throw error
      if (missed >= RESTS.length) return { fout: '' }
      if (missed === 0 && !signal.aborted) onMissed()
      await rest(RESTS[missed], signal)
      missed += 1
      // What was sent may have arrived: the server says how far it is.
      received = undefined
    }
  }
  return { fout: '' }
}

const element = (name, properties = {}, ...content) => {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...content)
  return made
}

const button = (text, properties = {}) =>
  element('button', { type: 'button', className: 'utrecht-button utrecht-button--subtle', ...properties }, text)

/** The list of files of a field. */
function listOf(input, texts) {
  const field = input.closest('.utrecht-form-field')
  const next = field.nextElementSibling
  if (next?.classList.contains('mijn-added')) return next
  const made = element('ul', { className: 'mijn-added', ariaLabel: texts.toegevoegd })
  field.after(made)
  return made
}

/** Makes a form send its files as soon as they are chosen. */
function watch(form) {
  const texts = JSON.parse(form.dataset.teksten)
  const status = element('p', { className: 'mijn-upload-status', role: 'status' })
  const size = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 })
  const say = (text) => status.replaceChildren(text)
  const busy = new Set()
  let waiting
  let line = Promise.resolve()
  form.append(status)

  /** Sends the form that waited for its files; one that was not added is to be looked at first. */
  function goOn() {
    if (busy.size > 0 || !waiting) return
    const [by, failed] = [waiting, form.querySelector('.mijn-upload-failed')]
    waiting = undefined
    if (failed) failed.querySelector('button')?.focus()
    else form.requestSubmit(by)
  }

  /** One file at a time: side by side they would only slow each other down. */
  function inTurn(work) {
    const done = line.then(work)
    line = done.catch(() => undefined)
    return done
  }

  async function add(input, file, item = element('li')) {
    const naam = file.name
    const bar = element('progress', { max: file.size, value: 0, ariaLabel: naam })
    const amount = element('span')
    const stopping = new AbortController()
    const stop = button(fill(texts.stop, { naam }))
    let told = 0
    const onBytes = (bytes) => {
      bar.value = bytes
      amount.textContent = fill(texts.stand, { deel: size.format(bytes / MB), geheel: size.format(file.size / MB) })
      const quarter = Math.floor((bytes / file.size) * (100 / QUARTER)) * QUARTER
      if (quarter > told && quarter < 100) say(fill(texts.hoever, { naam, procent: quarter }))
      told = Math.max(told, quarter)
    }
    onBytes(0)
    // Who tries again stands on a button that goes.
    const triedAgain = item.contains(document.activeElement)
    item.className = 'mijn-upload'
    item.replaceChildren(element('span', {}, naam), bar, amount, stop)
    if (!item.isConnected) listOf(input, texts).append(item)
    stop.addEventListener('click', () => {
      stopping.abort()
      item.remove()
      say(fill(texts.gestopt, { naam }))
      input.focus()
    })
    if (triedAgain) stop.focus()
    busy.add(item)
    const onMissed = () => say(fill(texts.weg, { naam }))
    const { signal } = stopping
    const { bestand, fout } = await inTurn(() => {
      if (!signal.aborted) say(fill(texts.begonnen, { naam }))
      return send(form, input.name, file, { signal, onBytes, onMissed })
    })
    busy.delete(item)
    if (signal.aborted) return goOn()
    const hadFocus = item.contains(document.activeElement)
    if (bestand) {
      const remove = fill(texts.verwijder, { naam: bestand.bestandsnaam })
      item.className = ''
      item.replaceChildren(
        element('input', { type: 'hidden', name: 'toegevoegd', value: bestand.uuid }),
        bestand.bestandsnaam,
        ' ',
        button(remove, { type: 'submit', name: 'verwijder', value: bestand.uuid }),
      )
      say(fill(texts.klaar, { naam: bestand.bestandsnaam }))
    } else {
      const reason = `${naam}: ${fout || texts.mislukt}`
      const again = button(fill(texts.opnieuw, { naam }))
      again.addEventListener('click', () => add(input, file, item))
      item.className = 'mijn-upload-failed'
      item.replaceChildren(element('span', { className: 'utrecht-form-field-error-message' }, reason), ' ', again)
      say(reason)
    }
    if (hadFocus) item.querySelector('button').focus()
    return goOn()
  }

  form.addEventListener('change', ({ target }) => {
    if (target.type !== 'file') return
    const files = [...target.files]
    // What is sent in pieces does not come with the form as well.
    target.value = ''
    for (const file of files) void add(target, file)
  })
  form.addEventListener('submit', (event) => {
    if (busy.size === 0) return
    event.preventDefault()
    waiting = event.submitter
    say(texts.wacht)
  })
  window.addEventListener('beforeunload', (event) => {
    if (busy.size > 0) event.preventDefault()
  })
}

for (const form of document.querySelectorAll('form[data-uploads]')) watch(form)
