"""Report editions: a phase report's counted figures as HTML, DOCX, PDF and JSON. Nothing here counts or chooses."""
