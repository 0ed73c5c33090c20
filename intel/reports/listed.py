"""A list of values of any length as one parameter, for SQLite and PostgreSQL alike: drivers limit parameters."""

from collections.abc import Iterable

import orjson
from sqlalchemy import ColumnElement, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import BindParameter
from sqlalchemy.sql.functions import GenericFunction
from sqlalchemy.types import Boolean, Text
