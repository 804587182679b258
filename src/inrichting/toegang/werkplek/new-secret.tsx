import { useRef, useState } from 'react'
import { Alert } from '../../../web/ui/alert.tsx'
import { useMeld } from '../../../web/ui/announce.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { Stack } from '../../../web/ui/layout.tsx'
import { TextField } from '../../../web/ui/text-field.tsx'
import { toegangTexts } from './texts.ts'

/** A new secret: here, and never again. */
export function NewSecret({ secret }: { secret: string }) {
  const t = useTexts(toegangTexts)
  const meld = useMeld()
  const input = useRef<HTMLInputElement>(null)
  const [isRefused, setRefused] = useState(false)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(secret)
      setRefused(false)
      meld.show('ok', t.copied)
    } catch {
      setRefused(true)
      input.current?.select()
    }
  }
  return (
    <Stack>
      <div className="balie-toolbar balie-toolbar--bottom">
        <TextField
          ref={input}
          label={t.secret}
          description={t.secretHelp}
          readOnly
          value={secret}
          onChange={() => undefined}
          spellCheck={false}
        />
        <Button onClick={() => void copy()}>{t.copy}</Button>
      </div>
      {isRefused && (
        <Alert kind="error" live>
          {t.copyRefused}
        </Alert>
      )}
    </Stack>
  )
}
