import { createContext } from 'react'

/** The number before every window title: what is new, also for who looks at another window. The frame of an app provides it. */
export const TitleCount = createContext(0)
