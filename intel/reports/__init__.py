"""What is derived from reports so that questions can be asked of them: rows, words, and the SQL of every answer.

Each question asks visibility inside its query, through `intel.reports.visible`.
"""
