/** A style sheet, taken in for its effect; Vite makes a file of it. */
declare module '*.css' {}
