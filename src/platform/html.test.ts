import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { attributes, html, pageText } from './html.ts'

const textOf = (value: Parameters<typeof html>[1]) =>
  pageText(html`${value}`).replace('<!doctype html>\n', '').trimEnd()

describe('HTML als sjabloon', () => {
  test('wat erin staat is tekst, in een element en in een attribuut, wat het ook is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const inText = pageText(html`<p>${text}</p>`)
          .replace('<!doctype html>\n<p>', '')
          .replace(/<\/p>\n$/, '')
        expect(inText).not.toMatch(/[<>"']/)
        expect(pageText(html`<a${attributes({ title: text })}></a>`)).toBe(
          `<!doctype html>\n<a title="${inText}"></a>\n`,
        )
      }),
    )
  })

  test('HTML in HTML blijft HTML, een lijst staat achter elkaar, en niets is niets', () => {
    expect(textOf(html`<b>${'<'}</b>`)).toBe('<b>&lt;</b>')
    expect(textOf([html`<i>a</i>`, 'b&', 3])).toBe('<i>a</i>b&amp;3')
    expect(textOf([null, undefined, false, ''])).toBe('')
  })

  test('iets dat op HTML lijkt maar niet door het sjabloon is gemaakt is tekst', () => {
    const forged = JSON.parse('{"html":"<script>"}') as string
    expect(textOf(forged)).toBe('[object Object]')
  })

  test('een attribuut zonder waarde, en een dat er niet is', () => {
    expect(pageText(html`<input${attributes({ required: true, disabled: false, value: null, min: 0 })}>`)).toContain(
      '<input required min="0">',
    )
  })
})
