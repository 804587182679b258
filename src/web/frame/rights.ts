import { createContext, useContext } from 'react'

/** The rights of the user of the app. The frame of an app provides them. */
export const Rights = createContext<readonly string[]>([])

/** Tells whether the user has the right of this operation. A screen hides what they may not do; the server refuses it. */
export const useRight = ({ right }: { right: string }): boolean => useContext(Rights).includes(right)
