"""Pages for people without a tool of their own: sign in, submit, follow an operation. They work without JavaScript."""
