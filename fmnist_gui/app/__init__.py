"""The application around the pages: window, actions, settings, theme, language, crash report."""
