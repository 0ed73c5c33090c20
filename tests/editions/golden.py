"""Write the golden phase report anew: `python -m tests.editions.golden`."""

from intel.editions import html
from tests.editions.sample import REPORT
from tests.editions.test_editions import GOLDEN

if __name__ == "__main__":
    GOLDEN.parent.mkdir(exist_ok=True)
    GOLDEN.write_bytes(html.document(REPORT))
