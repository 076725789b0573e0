"""Train, export or evaluate one model of the zoo: `python models/recipes/run.py <command> <model>`."""

from jsigr.cli import main

if __name__ == "__main__":
    main()
