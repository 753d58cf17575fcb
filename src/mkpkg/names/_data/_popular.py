"""Popular projects, and what they install: kept by hand, reviewed at each release.

There is no small, maintained list of import names to generate this from.
"""

# Where the import name is not the project's name in lower case with `_` for `-`.
_OTHERWISE = """
apiclient google-api-python-client
attr attrs
attrs attrs
azure azure-core
Bio biopython
bson pymongo
cairo pycairo
corsheaders django-cors-headers
Cryptodome pycryptodomex
Cython cython
debug_toolbar django-debug-toolbar
discord discord.py
django_filters django-filter
faiss faiss-cpu
fpdf fpdf2
gi pygobject
graphviz graphviz
gridfs pymongo
IPython ipython
markdown_it markdown-it-py
mysql mysql-connector-python
netCDF4 netcdf4
OpenGL pyopengl
osgeo gdal
paho paho-mqtt
pdfminer pdfminer.six
proto proto-plus
PyPDF2 pypdf2
PyQt4 pyqt4
PySide2 pyside2
pywintypes pywin32
rest_framework djangorestframework
speech_recognition speechrecognition
telebot pytelegrambotapi
win32com pywin32
win32con pywin32
win32gui pywin32
Xlib python-xlib
bs4 beautifulsoup4
Crypto pycryptodome
cv2 opencv-python
dateutil python-dateutil
dns dnspython
docx python-docx
dotenv python-dotenv
fitz pymupdf
git gitpython
github pygithub
google protobuf
googleapiclient google-api-python-client
grpc grpcio
igraph igraph
jose python-jose
jwt pyjwt
kafka kafka-python
ldap python-ldap
magic python-magic
markdown markdown
Levenshtein levenshtein
MySQLdb mysqlclient
mpl_toolkits matplotlib
multipart python-multipart
nacl pynacl
OpenSSL pyopenssl
pil pillow
PIL pillow
pkg_resources setuptools
pptx python-pptx
psycopg2 psycopg2
psycopg psycopg
pylab matplotlib
pymysql pymysql
PyQt5 pyqt5
PyQt6 pyqt6
PySide6 pyside6
pythoncom pywin32
pytz pytz
ruamel ruamel.yaml
serial pyserial
six six
skimage scikit-image
sklearn scikit-learn
slugify python-slugify
snappy python-snappy
socks pysocks
telegram python-telegram-bot
umap umap-learn
usb pyusb
websocket websocket-client
win32api pywin32
wx wxpython
xlsxwriter xlsxwriter
yaml pyyaml
zmq pyzmq
zope zope.interface
"""

# Where both are the same.
_SAME = """
aiofiles aiohttp aiosqlite alembic altair amqp anyio apscheduler argcomplete arrow asgiref
astropy asyncpg authlib automat babel bandit bcrypt billiard black bleach blinker bokeh boto
boto3 botocore bottle build cachetools cairosvg cattrs celery certifi cffi chardet
charset_normalizer cherrypy click cloudpickle colorama colorlog coloredlogs conda
cookiecutter copier coverage cryptography cssselect cycler cython dask databases datasets
decorator deepdiff defusedxml delta diskcache distlib distro django docker docopt docutils
duckdb elasticsearch email_validator eventlet execnet fabric factory_boy faker falcon fastapi
fastavro fastjsonschema feedparser filelock flake8 flask fonttools freezegun frozenlist fsspec
future gensim geopandas geopy gevent gitdb graphene graphql greenlet griffe gunicorn h11 h2
h5py hatch hatchling html5lib httpcore httplib2 httptools httpx huggingface_hub humanize
hydra hypercorn hypothesis idna imageio importlib_metadata importlib_resources inflection
iniconfig invoke ipdb ipykernel ipython ipywidgets isort itsdangerous jax jedi jinja2 jmespath
joblib jsonpatch jsonpath jsonpointer jsonschema jupyter jupyterlab keras keyring kiwisolver
kombu kubernetes langchain lark lightgbm llvmlite locust loguru luigi lxml lz4 mako mariadb
markupsafe marshmallow matplotlib maturin mistune mkdocs mlflow mock mongoengine more_itertools
moto mpmath msal msgpack multidict mutagen mypy nbconvert nbformat nest_asyncio networkx nltk
nose notebook nox numba numexpr numpy oauthlib omegaconf openai openpyxl opentelemetry
orjson packaging pandas paramiko parso passlib pathos pathspec patsy pdm peewee pendulum
pexpect pip pipenv pipx platformdirs playwright plotly pluggy poetry polars portalocker
pre_commit prefect prettytable prometheus_client prompt_toolkit protobuf psutil ptyprocess
pyarrow pyasn1 pybind11 pycparser pycurl pydantic pydantic_core pydantic_settings pydot pyflakes
pygame pygments pyinstaller pylint pymongo pynput pyodbc pyparsing pyperclip pypdf pyramid
pyright pytest pytest_asyncio pytest_cov pytest_mock pytest_xdist pytorch_lightning pywavelets
qrcode ray redis regex requests requests_oauthlib rich rpds ruff s3fs s3transfer sanic scapy
scikit_learn scipy scrapy seaborn selenium sentencepiece sentry_sdk setuptools shapely shellingham
simplejson smmap sniffio snowflake sortedcontainers soupsieve spacy sphinx sqlalchemy sqlmodel
sqlparse starlette statsmodels streamlit stripe structlog sympy tabulate tenacity tensorboard
tensorflow termcolor textual thefuzz threadpoolctl tiktoken tokenizers toml tomli tomlkit toolz
torch torchaudio torchvision tornado tox tqdm traitlets transformers trio trove_classifiers
twine twisted typeguard typer typing_extensions tzdata tzlocal ujson urllib3 uv uvicorn uvloop
virtualenv vulture wandb watchdog watchfiles wcwidth webencodings websockets werkzeug wheel
wrapt wtforms xarray xgboost xmltodict yarl yapf zipp zstandard
accelerate aiosignal annotated_types anthropic appdirs async_timeout backoff croniter
cx_Oracle dash debugpy deprecated dill einops emoji exceptiongroup fire flask_cors
flask_login flask_migrate flask_sqlalchemy jupyter_client jupyter_core kivy langchain_core
ldap3 mypy_extensions netaddr oauth2client ollama oracledb py4j pyspark questionary
rapidfuzz reportlab responses retry rsa safetensors sentence_transformers setproctitle
slack_sdk twilio typing_inspection validators waitress xlrd xxhash yt_dlp zeep
"""

# Known by the names of their projects alone.
_DISTS = """
aws-cdk bs4 check-manifest furo google-auth jsii mkdocs-material mkdocstrings myst-parser
nbsphinx numpydoc odoo oslo plone psycopg2-binary requests-toolbelt ruamel sklearn
sphinx-rtd-theme
"""

_PAIRS = dict(line.split() for line in _OTHERWISE.strip().splitlines())

#: The project that installs each import name.
POPULAR_PACKAGES = {
    **{name: name.replace("_", "-") for name in _SAME.split()},
    **_PAIRS,
}

#: Popular projects, in normalised form.
POPULAR_DISTS = frozenset(_DISTS.split()) | frozenset(
    dist.replace(".", "-").replace("_", "-").lower()
    for dist in POPULAR_PACKAGES.values()
)
